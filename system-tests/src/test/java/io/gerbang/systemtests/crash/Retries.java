package io.gerbang.systemtests.crash;

import com.stripe.exception.StripeException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Repeats requests for longer than the official client does, under the same idempotency key. */
final class Retries {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final long PAUSE_MS = 100;

    private Retries() {}

    interface Request<T> {
        T send() throws StripeException;
    }

    static <T> T untilAnswered(Request<T> request) throws StripeException {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                return request.send();
            } catch (StripeException failure) {
                if (!isPassing(failure) || isOver(deadline)) {
                    throw failure;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MS));
            }
        }
    }

    /** A test that failed elsewhere interrupts what it has begun. */
    private static boolean isOver(long deadline) {
        return System.nanoTime() > deadline || Thread.currentThread().isInterrupted();
    }

    /** No answer at all, a conflict with an earlier try of ours, or a failure on the other side. */
    private static boolean isPassing(StripeException failure) {
        var status = failure.getStatusCode();
        return status == null || status == 0 || status == 409 || status == 429 || status >= 500;
    }
}
