package io.gerbang.systemtests.gateway;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits for what comes by itself. */
public final class Await {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long POLL_MS = 50;

    private Await() {}

    /** Reads again and again until the value is as wanted; fails after half a minute. */
    public static <T> T until(Predicate<T> wanted, Callable<T> reading) throws Exception {
        return until(LIMIT, wanted, reading);
    }

    /**
     * @param limit after which it fails
     */
    public static <T> T until(Duration limit, Predicate<T> wanted, Callable<T> reading)
            throws Exception {
        var deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            var value = reading.call();
            if (wanted.test(value)) {
                return value;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Still not as expected after " + limit + ": " + value);
            }
            if (Thread.interrupted()) {
                throw new InterruptedException("while " + value);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MS));
        }
    }
}
