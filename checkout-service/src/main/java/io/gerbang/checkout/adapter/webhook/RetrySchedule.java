package io.gerbang.checkout.adapter.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a delivery that failed is tried again: each wait is twice the one before, up to an hour. The
 * last attempt is the first that fails after all the time that was given.
 */
final class RetrySchedule {

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 20;

    private RetrySchedule() {}

    /**
     * @param attempts how many were made
     * @return empty where the delivery is given up
     */
    static Optional<Instant> next(
            Instant createdAt, int attempts, Instant now, Duration first, Duration giveUpAfter) {
        if (!now.isBefore(createdAt.plus(giveUpAfter))) {
            return Optional.empty();
        }
        var doubled = first.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
        var wait = doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
        return Optional.of(now.plus(wait));
    }
}
