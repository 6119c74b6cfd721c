package io.gerbang.checkout.application.clock;

import io.gerbang.checkout.application.Tenant;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's business time in test mode.
 *
 * @param version grows with each advance: the sequence on {@code internal.checkout.clock.v1}
 */
public record TestClock(
        String id,
        Tenant tenant,
        @Nullable String name,
        Instant frozenTime,
        Status status,
        long version,
        Instant createdAt) {

    /** Stripe's. */
    private static final Duration LIFETIME = Duration.ofDays(30);

    /** Stripe's status of a test clock. */
    public enum Status {
        /** Some service has not yet run all that is due. */
        ADVANCING,
        /** Every service stands at the clock's time. */
        READY
    }

    /** Wall-clock time from which on nobody needs it any more. */
    public Instant deletesAfter() {
        return createdAt.plus(LIFETIME);
    }

    /** The same, numbered after what was told of the merchant's clocks before. */
    TestClock after(long earlierVersion) {
        return new TestClock(id, tenant, name, frozenTime, status, earlierVersion + 1, createdAt);
    }

    TestClock advancedTo(Instant time) {
        return new TestClock(id, tenant, name, time, Status.ADVANCING, version + 1, createdAt);
    }
}
