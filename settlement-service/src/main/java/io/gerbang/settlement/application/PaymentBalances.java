package io.gerbang.settlement.application;

import io.gerbang.settlement.domain.PaymentBalance;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.Map;

/** Port: what the books know of each payment. */
public interface PaymentBalances {

    /** Locks those that exist, in the order of their ids, and gives them by id. */
    Uni<Map<String, PaymentBalance>> lock(SqlConnection transaction, Collection<String> paymentIds);

    /** Writes new and changed ones. */
    Uni<Void> save(SqlConnection transaction, Collection<PaymentBalance> payments);
}
