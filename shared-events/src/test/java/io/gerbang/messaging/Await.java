package io.gerbang.messaging;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what other threads and processes bring about. */
final class Await {

    private static final Duration POLL = Duration.ofMillis(10);

    private Await() {}

    /** Fails where the condition does not hold within the limit. */
    static void until(String expectation, Duration limit, Callable<Boolean> condition)
            throws Exception {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("Expected within " + limit + ": " + expectation);
            }
            Thread.sleep(POLL);
        }
    }
}
