package io.gerbang.testing;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Waits for a process to come up. */
final class Await {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long POLL_MS = 20;

    private Await() {}

    interface Condition {
        boolean holds() throws IOException;
    }

    static void until(String expectation, Process process, Condition condition) throws IOException {
        var deadline = Instant.now().plus(LIMIT);
        while (!condition.holds()) {
            if (hasEnded(process) || Instant.now().isAfter(deadline)) {
                process.destroyForcibly();
                throw new IOException("Expected that " + expectation);
            }
        }
    }

    private static boolean hasEnded(Process process) {
        try {
            return process.waitFor(POLL_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
