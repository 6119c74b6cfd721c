package io.gerbang.testing;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

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

    /** Waits without the common pool, which a test may have blocked. */
    static void kill(String id) {
        var process = ProcessHandle.of(Long.parseLong(id));
        process.ifPresent(ProcessHandle::destroyForcibly);
        while (process.filter(ProcessHandle::isAlive).isPresent()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MS));
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
