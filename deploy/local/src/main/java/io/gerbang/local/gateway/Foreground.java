package io.gerbang.local.gateway;

import io.gerbang.local.FreePort;
import io.gerbang.local.disk.Writeback;
import io.gerbang.local.supervision.Journal;
import io.gerbang.local.supervision.StartFailure;
import io.gerbang.local.supervision.StateFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/** Runs the gateway in this process until a signal ends it. */
public final class Foreground {
    private static final String NAME = "supervisor";
    private static final int FIRST_OPEN_PORT = 1024;

    private Foreground() {}

    /** Returns only by throwing: a running gateway ends with the process. */
    public static int run(StateFolder state, UpOptions options) throws IOException {
        try (var channel =
                        FileChannel.open(
                                state.lockFile(),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            if (lock == null) {
                throw new StartFailure("Already up; ./gerbang status tells more");
            }
            return supervise(state, options);
        }
    }

    private static int supervise(StateFolder state, UpOptions options) throws IOException {
        var port = options.port();
        var started = Instant.now();
        state.rotateLog(NAME);
        var journal = new Journal(System.out, state.logFile(NAME));
        Leftovers.end(state, journal);
        if (!FreePort.isFree(port)) {
            var taken = port < FIRST_OPEN_PORT ? "is taken, or open to root alone" : "is taken";
            throw new StartFailure("Port %d %s; name another with --port".formatted(port, taken));
        }
        state.pidFile(NAME).write(ProcessHandle.current().pid());
        var gateway = new Gateway(state, Path.of("").toAbsolutePath(), options, journal);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(state, gateway, journal)));
        gateway.start();
        var seconds = Duration.between(started, Instant.now()).toMillis() / 1000.0;
        journal.say("all is ready after %.1f s".formatted(seconds));
        Writeback.start(gateway.tables());
        state.readyFile().write();
        Welcome.print(state, System.out);
        // From here on the supervisor only waits; what starting took goes back to the system.
        System.gc();
        return waitForSignal();
    }

    /** A file that cannot be deleted is no reason to leave a process running. */
    static void stop(StateFolder state, Gateway gateway, Journal journal) {
        journal.say("stopping");
        try {
            try {
                state.readyFile().delete();
            } finally {
                stop(state, gateway);
            }
            journal.say("stopped");
        } catch (IOException failure) {
            journal.say("stopped, but files are left behind: " + failure.getMessage());
        }
    }

    private static void stop(StateFolder state, Gateway gateway) throws IOException {
        try {
            gateway.stop();
        } finally {
            state.pidFile(NAME).delete();
        }
    }

    private static int waitForSignal() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }
}
