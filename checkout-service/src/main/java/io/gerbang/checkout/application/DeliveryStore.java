package io.gerbang.checkout.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: the deliveries that are still to be made, and how each went. */
public interface DeliveryStore {

    /**
     * How an attempt went.
     *
     * @param attempts how many were made before
     * @param status HTTP status; null where there was no answer
     * @param error what went wrong; null where nothing did
     * @param next when to try again; null where that is not to be
     */
    record Attempted(
            long id,
            int attempts,
            @Nullable Integer status,
            @Nullable String error,
            @Nullable Instant next) {}

    /**
     * Writes a delivery per event and endpoint that wants to hear of it, as the endpoints are in
     * this transaction. This instance attends to them for the length of {@code lease}.
     */
    Uni<List<Delivery>> address(SqlConnection tx, List<MerchantEvent> events, Duration lease);

    /**
     * Takes deliveries that are due and that nobody attends to, for the length of {@code lease}; so
     * many per endpoint at most, that none waits behind another's backlog. Those whose endpoint is
     * gone end here.
     *
     * @param busy ids of endpoints that this instance has enough to do for
     */
    Uni<List<Delivery>> claim(int perEndpoint, Collection<String> busy, Duration lease);

    /** Keeps how attempts went, but for one that another has overtaken. */
    Uni<Void> record(List<Attempted> attempts);
}
