package io.gerbang.local.supervision;

import java.time.Duration;
import java.time.Instant;

/** What the standard library lacks for processes that are not our children. */
public final class Processes {
    private static final Duration POLL = Duration.ofMillis(20);

    private Processes() {}

    /** Waits at most so long, and tells whether the process has ended. */
    public static boolean awaitEnd(ProcessHandle process, Duration limit) {
        var deadline = Instant.now().plus(limit);
        while (isRunning(process)) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** A dead process that nobody reaps, as in a container without an init, counts as alive. */
    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().commandLine().isPresent();
    }
}
