package io.gerbang.local.gateway;

import io.gerbang.local.Supervisor;
import io.gerbang.local.supervision.OwnSession;
import io.gerbang.local.supervision.StartFailure;
import io.gerbang.local.supervision.StateFolder;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the gateway in a process that outlives this one, and tells how it starts. */
public final class Detached {
    private static final Heap HEAP = new Heap(16, 64);
    private static final long POLL_MS = 50;

    private Detached() {}

    /** Blocks until the gateway is ready. */
    public static int run(StateFolder state, UpOptions options) throws IOException {
        var errors = Files.createTempFile(state.root(), "start", ".errors");
        try {
            var supervisor = launch(state, options, errors);
            follow(state, supervisor);
            if (!supervisor.isAlive()) {
                System.err.print(Files.readString(errors));
                return 1;
            }
            Welcome.print(state, System.out, "./gerbang down");
            return 0;
        } finally {
            Files.delete(errors);
        }
    }

    private static Process launch(StateFolder state, UpOptions options, Path errors)
            throws IOException {
        var arguments = new ArrayList<>(List.of("up", "--port", Integer.toString(options.port())));
        if (options.tls()) {
            arguments.add("--tls");
        }
        var command = JavaCommand.ofClass(state, HEAP, Supervisor.class, arguments);
        var supervisor =
                new ProcessBuilder(OwnSession.of(command))
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(errors.toFile())
                        .start();
        supervisor.getOutputStream().close();
        return supervisor;
    }

    /** The log is the new supervisor's own from the moment that the pid file names it. */
    private static void follow(StateFolder state, Process supervisor) throws IOException {
        var log = new LogFollower(state.logFile("supervisor"), System.out);
        var begun = false;
        try {
            while (!state.readyFile().names(supervisor.pid())
                    && !supervisor.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
                begun = begun || isNamed(state, supervisor);
                if (begun) {
                    log.printNew();
                }
            }
        } catch (InterruptedException interruption) {
            supervisor.destroy();
            throw new StartFailure("Interrupted while starting");
        }
        if (begun) {
            log.printNew();
        }
    }

    private static boolean isNamed(StateFolder state, Process supervisor) throws IOException {
        return state.pidFile("supervisor")
                .find()
                .filter(process -> process.pid() == supervisor.pid())
                .isPresent();
    }
}
