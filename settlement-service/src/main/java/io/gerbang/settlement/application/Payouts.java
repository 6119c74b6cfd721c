package io.gerbang.settlement.application;

import io.gerbang.settlement.domain.AccountHolder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;

/** Port: the payouts. */
public interface Payouts {

    Uni<Void> add(SqlConnection transaction, List<StoredPayout> payouts);

    /** Those that the bank has something to say about: not yet sent, or due to have arrived. */
    Uni<List<StoredPayout>> open(AccountHolder holder, Instant arrivedBy);

    Uni<StoredPayout> lock(SqlConnection transaction, String payoutId);

    Uni<Void> save(SqlConnection transaction, StoredPayout payout);
}
