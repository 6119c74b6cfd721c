package io.gerbang.testing;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Child processes of the tests. */
final class LocalProcess {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long POLL_MS = 20;

    private LocalProcess() {}

    interface Condition {
        boolean holds() throws IOException;
    }

    /** Blocks until the condition holds, and returns the id of the process. */
    static String awaitReady(String expectation, Process process, Condition condition)
            throws IOException {
        var deadline = Instant.now().plus(LIMIT);
        while (!condition.holds()) {
            if (hasEnded(process) || Instant.now().isAfter(deadline)) {
                process.destroyForcibly();
                throw new IOException("Expected that " + expectation);
            }
        }
        return Long.toString(process.pid());
    }

    static void kill(String id) {
        ProcessHandle.of(Long.parseLong(id))
                .ifPresent(process -> {
                    process.destroyForcibly();
                    process.onExit().join();
                });
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
