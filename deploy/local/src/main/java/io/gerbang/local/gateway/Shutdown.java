package io.gerbang.local.gateway;

import io.gerbang.local.supervision.Journal;
import io.gerbang.local.supervision.StateFolder;
import java.io.IOException;

/** Ends a running gateway, and what a killed supervisor may have left of one. */
public final class Shutdown {
    private Shutdown() {}

    /** Blocks until nothing runs any more. */
    public static int run(StateFolder state) throws IOException {
        var journal = new Journal(System.out, state.logFile("supervisor"));
        var supervisor = state.pidFile("supervisor").find();
        if (supervisor.isPresent()) {
            supervisor.get().destroy();
            supervisor.get().onExit().join();
        }
        Leftovers.end(state, journal);
        state.pidFile("supervisor").delete();
        System.out.println("Gerbang is down.");
        return 0;
    }
}
