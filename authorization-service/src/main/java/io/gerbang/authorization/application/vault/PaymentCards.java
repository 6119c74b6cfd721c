package io.gerbang.authorization.application.vault;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;

/** Port: the cards that payments are made with. */
public interface PaymentCards {

    /**
     * Opens cards. What does not exist, is another merchant's or mode's, or cannot be opened
     * because the vault is sealed, is missing from the result.
     */
    Uni<OpenedCards> open(SqlClient client, Collection<CardReference> references);

    /** Deletes the CVCs of payment methods, in the transaction that records an outcome. */
    Uni<Void> forgetVerifications(SqlConnection transaction, Collection<String> paymentMethodIds);
}
