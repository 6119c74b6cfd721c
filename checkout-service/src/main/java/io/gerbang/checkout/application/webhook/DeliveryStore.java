package io.gerbang.checkout.application.webhook;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Page;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.event.MerchantEvent;
import io.gerbang.web.page.PageRequest;
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
     * @param next when to try again; null where that is not to be
     */
    record Attempted(long id, int attempts, Attempt attempt, @Nullable Instant next) {}

    /**
     * What is known of a delivery.
     *
     * @param attempts how many were made
     * @param latest the latest of them, the oldest first
     * @param next when to try again; null where that is not to be
     * @param delivered when the endpoint took it; null where it has not
     * @param lastError why it was not taken at last; null where it was
     */
    record Report(
            String eventId,
            String eventType,
            Tenant tenant,
            Instant createdAt,
            int attempts,
            List<Attempt> latest,
            @Nullable Instant next,
            @Nullable Instant delivered,
            @Nullable String lastError) {}

    /**
     * Writes a delivery per event and endpoint that wants to hear of it, as the endpoints are in
     * this transaction. This instance attends to them for the length of {@code lease}.
     */
    Uni<List<Delivery>> address(SqlConnection tx, List<MerchantEvent> events, Duration lease);

    /**
     * Takes deliveries that are due and that nobody attends to, for the length of {@code lease}; so
     * many per endpoint at most, that none waits behind another's backlog. Those whose endpoint is
     * gone or disabled end here.
     *
     * @param busy ids of endpoints that this instance has enough to do for
     */
    Uni<List<Delivery>> claim(int perEndpoint, Collection<String> busy, Duration lease);

    /**
     * Keeps how attempts went, but for one that another has overtaken.
     *
     * @param patience how long an endpoint may fail
     * @return the endpoints that failed now, and all the time since {@code patience} ago
     */
    Uni<List<ObjectRef>> record(List<Attempted> attempts, Duration patience);

    /** Has an event delivered to an endpoint at once, be it for the second time. */
    Uni<Void> repeat(SqlConnection tx, ObjectRef event, String endpointId);

    /** Deliveries to an endpoint, the newest event first. */
    Uni<Page<Report>> list(ObjectRef endpoint, PageRequest page);
}
