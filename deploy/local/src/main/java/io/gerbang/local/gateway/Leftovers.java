package io.gerbang.local.gateway;

import io.gerbang.local.supervision.Journal;
import io.gerbang.local.supervision.Processes;
import io.gerbang.local.supervision.StateFolder;
import java.io.IOException;
import java.time.Duration;

/** Ends the processes of a gateway whose supervisor was killed. */
final class Leftovers {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private Leftovers() {}

    static void end(StateFolder state, Journal journal) throws IOException {
        for (var name : Gateway.PROCESSES) {
            var pidFile = state.pidFile(name);
            var leftover = pidFile.find();
            if (leftover.isPresent()) {
                journal.say("ending the " + name + " that an earlier supervisor left behind");
                end(leftover.get());
            }
            pidFile.delete();
        }
        state.readyFile().delete();
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        if (!Processes.awaitEnd(process, LIMIT)) {
            process.destroyForcibly();
            Processes.awaitEnd(process, LIMIT);
        }
    }
}
