package io.gerbang.local.gateway;

import io.gerbang.local.supervision.StateFolder;
import java.io.IOException;
import java.io.PrintStream;

/** Shows which processes of the gateway run, and which of them serve. */
public final class Status {
    private static final int NOT_READY = 3;
    private static final String SUPERVISOR = "supervisor";
    private static final String LINE = "%-22s %s%n";
    private static final String DOWN = "is down";

    private Status() {}

    /**
     * Returns 0 where the gateway is ready, otherwise 3, as service managers do. It is ready only
     * while each of its processes is: one that is started again is not.
     */
    public static int print(StateFolder state, PrintStream terminal) throws IOException {
        var supervisor = state.pidFile(SUPERVISOR).find();
        var ready = supervisor.filter(it -> state.readyFile().names(it.pid())).isPresent();
        terminal.printf(LINE, SUPERVISOR, supervisor.map(Status::running).orElse(DOWN));
        for (var name : Gateway.PROCESSES) {
            var process = state.pidFile(name).find();
            var serves = process.filter(it -> state.readyFile(name).names(it.pid())).isPresent();
            var text = process.map(it -> serves ? running(it) : starting(it)).orElse(DOWN);
            terminal.printf(LINE, name, text);
            ready &= serves;
        }
        if (ready) {
            terminal.println("Ready at " + state.environment().read().get("GERBANG_URL"));
            return 0;
        }
        terminal.println("Not ready.");
        return NOT_READY;
    }

    private static String running(ProcessHandle process) {
        return "runs as " + process.pid();
    }

    private static String starting(ProcessHandle process) {
        return "starts as " + process.pid();
    }
}
