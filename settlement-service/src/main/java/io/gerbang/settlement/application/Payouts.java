package io.gerbang.settlement.application;

import io.gerbang.settlement.domain.AccountHolder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: the payouts. */
public interface Payouts {

    Uni<Void> add(SqlConnection transaction, List<StoredPayout> payouts);

    /** Those that the bank has something to say about: due to leave, or to have arrived. */
    Uni<List<StoredPayout>> open(AccountHolder holder, Instant until);

    Uni<StoredPayout> lock(SqlConnection transaction, String payoutId);

    Uni<Void> save(SqlConnection transaction, StoredPayout payout);

    /** Keeps what has canceled a payout, so that asking once more is no second request. */
    Uni<Void> noteRequest(SqlConnection transaction, String payoutId, CancellationRequest request);

    /** The fingerprint of the request that canceled a payout of the holder under this key. */
    Uni<Optional<String>> canceledBy(SqlConnection transaction, AccountHolder holder, String key);
}
