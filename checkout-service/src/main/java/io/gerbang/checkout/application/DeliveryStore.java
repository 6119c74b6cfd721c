package io.gerbang.checkout.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: the deliveries that are still to be made, and how each went. */
public interface DeliveryStore {

    /** A new delivery of an event to an endpoint. */
    record Addressed(
            String merchantId,
            boolean livemode,
            String endpointId,
            String eventId,
            Instant createdAt) {}

    /**
     * How an attempt went.
     *
     * @param status HTTP status; null where there was no answer
     * @param error what went wrong; null where nothing did
     * @param next when to try again; null where that is not to be
     */
    record Attempted(
            long id, @Nullable Integer status, @Nullable String error, @Nullable Instant next) {}

    /** A delivery with its event, that nobody is attending to. */
    record Due(long id, MerchantEvent event, String endpointId, int attempts, Instant createdAt) {}

    /**
     * Writes deliveries that this instance attends to for the length of {@code lease}.
     *
     * @return their ids, in the given order
     */
    Uni<List<Long>> insert(SqlConnection tx, List<Addressed> deliveries, Duration lease);

    /** Takes up to {@code limit} that are due, for the length of {@code lease}. */
    Uni<List<Due>> claim(int limit, Duration lease);

    Uni<Void> record(List<Attempted> attempts);
}
