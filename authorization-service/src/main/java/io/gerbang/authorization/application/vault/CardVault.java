package io.gerbang.authorization.application.vault;

import io.gerbang.events.CardFacts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;

/** Port: where card numbers are kept. Every method fails with {@link VaultSealedException}. */
public interface CardVault {

    /** A CVC may be kept for the authorization that is about to come, no longer. */
    int CVC_LIFE_MINUTES = 15;

    /**
     * Seals a card for a holder: a payment method or a token.
     *
     * @param givenAt when the shopper gave the card, from which on its CVC's life counts
     * @return what may be known of it outside
     */
    Uni<CardFacts> seal(
            SqlConnection transaction,
            Tenant tenant,
            String holderId,
            CardDetails card,
            Instant givenAt);

    /** The card of a holder, its CVC too while its time is not up; empty where there is none. */
    Uni<Optional<CardDetails>> open(
            SqlConnection transaction, Tenant tenant, String holderId, Instant now);

    /**
     * Has the card of a holder expire at another time.
     *
     * @return false where there is no such card
     */
    Uni<Boolean> renew(SqlConnection transaction, Tenant tenant, String holderId, YearMonth expiry);

    /** Deletes the number of a holder's card; what may be known outside stays. */
    Uni<Void> erase(SqlConnection transaction, Tenant tenant, String holderId);

    /** Deletes all that is known of a holder's card. */
    Uni<Void> forget(SqlConnection transaction, Tenant tenant, String holderId);

    /** The key for hashes of requests that carry a card. */
    Uni<byte[]> requestKey();

    /** Deletes CVCs whose time is up. */
    Uni<Void> sweep(Instant now);
}
