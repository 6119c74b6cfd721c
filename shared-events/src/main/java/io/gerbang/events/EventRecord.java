package io.gerbang.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event in its envelope, on its way out or in (CloudEvents 1.0, binary content mode).
 *
 * @param key the aggregate's id, which is the record's key on Kafka
 * @param sequence the aggregate's version on this topic: 1, 2, 3 … with no gap
 * @param merchantId whose event it is
 * @param livemode false in test mode
 * @param occurredAt the merchant's business time, never the time of writing
 * @param correlationId the same for all that one request of a merchant set in motion
 * @param causationId id of the event that caused this one; null where a request or a timer did
 * @param traceparent W3C trace context, where the request had one
 */
public record EventRecord<E extends Event>(
        Topic topic,
        String key,
        long sequence,
        String merchantId,
        boolean livemode,
        Instant occurredAt,
        String correlationId,
        @Nullable String causationId,
        @Nullable String traceparent,
        E event) {

    /** Unique per topic, and the same after any replay. */
    public String id() {
        return key + "-" + sequence;
    }

    /** An event that this one causes: same merchant, same time, same correlation. */
    public <F extends Event> EventRecord<F> causing(
            Topic topic, String key, long sequence, F event) {
        return causing(topic, key, sequence, occurredAt, event);
    }

    /**
     * An event that this one and something later (an acquirer's answer, a timer) cause together.
     */
    public <F extends Event> EventRecord<F> causing(
            Topic topic, String key, long sequence, Instant at, F event) {
        return new EventRecord<>(
                topic,
                key,
                sequence,
                merchantId,
                livemode,
                at,
                correlationId,
                id(),
                traceparent,
                event);
    }
}
