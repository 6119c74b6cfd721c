package io.gerbang.local.gateway;

import io.gerbang.local.supervision.Journal;
import io.gerbang.local.supervision.Processes;
import io.gerbang.local.supervision.StartFailure;
import io.gerbang.local.supervision.StateFolder;
import java.io.IOException;
import java.time.Duration;

/** Ends a running gateway, and what a killed supervisor may have left of one. */
public final class Shutdown {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private Shutdown() {}

    /** Blocks until nothing runs any more. */
    public static int run(StateFolder state) throws IOException {
        var journal = new Journal(System.out, state.logFile("supervisor"));
        var supervisor = state.pidFile("supervisor").find();
        if (supervisor.isPresent()) {
            supervisor.get().destroy();
            if (!Processes.awaitEnd(supervisor.get(), LIMIT)) {
                throw new StartFailure("The supervisor does not stop: " + supervisor.get().pid());
            }
        }
        Leftovers.end(state, journal);
        state.pidFile("supervisor").delete();
        System.out.println("Gerbang is down.");
        return 0;
    }
}
