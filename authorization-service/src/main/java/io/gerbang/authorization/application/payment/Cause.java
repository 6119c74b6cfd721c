package io.gerbang.authorization.application.payment;

import io.gerbang.events.EventRecord;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What set something in motion, kept so that an answer that comes much later can name it.
 *
 * @param causationId the event that did
 * @param occurredAt the merchant's business time then
 * @param receivedAt our clock's time then
 */
public record Cause(
        String correlationId,
        @Nullable String causationId,
        @Nullable String traceparent,
        Instant occurredAt,
        Instant receivedAt) {

    static Cause of(EventRecord<?> event, Instant receivedAt) {
        return new Cause(
                event.correlationId(),
                event.id(),
                event.traceparent(),
                event.occurredAt(),
                receivedAt);
    }

    /** The merchant's business time now: a test clock may stand far from ours. */
    Instant businessTime(Instant now) {
        var passed = Duration.between(receivedAt, now);
        return passed.isNegative() ? occurredAt : occurredAt.plus(passed);
    }
}
