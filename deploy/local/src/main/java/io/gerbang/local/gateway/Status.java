package io.gerbang.local.gateway;

import io.gerbang.local.supervision.StateFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.util.stream.Stream;

/** Shows which processes of the gateway run. */
public final class Status {
    private static final int NOT_READY = 3;

    private Status() {}

    /** Returns 0 where the gateway is ready, otherwise 3, as service managers do. */
    public static int print(StateFolder state, PrintStream terminal) throws IOException {
        var names = Stream.concat(Stream.of("supervisor"), Gateway.PROCESSES.stream()).toList();
        for (var name : names) {
            var running = state.pidFile(name).find();
            var text = running.map(process -> "runs as " + process.pid()).orElse("is down");
            terminal.printf("%-22s %s%n", name, text);
        }
        if (isReady(state)) {
            terminal.println("Ready at " + state.environment().read().get("GERBANG_URL"));
            return 0;
        }
        terminal.println("Not ready.");
        return NOT_READY;
    }

    private static boolean isReady(StateFolder state) throws IOException {
        return state.pidFile("supervisor")
                .find()
                .filter(supervisor -> state.readyFile().names(supervisor.pid()))
                .isPresent();
    }
}
