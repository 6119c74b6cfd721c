package io.gerbang.local;

import io.gerbang.local.gateway.Detached;
import io.gerbang.local.gateway.Foreground;
import io.gerbang.local.gateway.Shutdown;
import io.gerbang.local.gateway.Status;
import io.gerbang.local.gateway.Training;
import io.gerbang.local.gateway.UpOptions;
import io.gerbang.local.supervision.StartFailure;
import io.gerbang.local.supervision.StateFolder;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Runs a whole gateway on this machine. Arguments: {@code up [--port <port>] [--tls] [--detach]},
 * {@code down}, {@code status} or {@code train}. The working folder is the source tree; the system
 * property {@link StateFolder#PROPERTY} says where the state lies. Exits with 2 where the command
 * line is not understood, before anything is done.
 */
public final class Supervisor {
    private static final int FAILED = 1;
    private static final int MISUNDERSTOOD = 2;

    private Supervisor() {}

    /** What a command line asks for. */
    private interface Command {
        /** Returns the exit status. */
        int run(StateFolder state) throws IOException;
    }

    static void main(String[] arguments) {
        Command command;
        try {
            command = parse(arguments);
        } catch (IllegalArgumentException misunderstood) {
            System.err.println("gerbang: " + misunderstood.getMessage());
            System.exit(MISUNDERSTOOD);
            return;
        }
        System.exit(run(command));
    }

    private static int run(Command command) {
        var state = new StateFolder(Path.of(System.getProperty(StateFolder.PROPERTY)));
        try {
            state.create();
            return command.run(state);
        } catch (StartFailure failure) {
            System.err.println("gerbang: " + failure.getMessage());
            return FAILED;
        } catch (IOException failure) {
            System.err.println("gerbang: " + failure);
            return FAILED;
        }
    }

    private static Command parse(String[] arguments) {
        return switch (arguments.length == 0 ? "" : arguments[0]) {
            case "up" -> up(UpOptions.parse(arguments));
            case "down" -> Shutdown::run;
            case "train" -> Training::run;
            case "status" -> state -> Status.print(state, System.out);
            default -> throw new IllegalArgumentException("Say up, down or status");
        };
    }

    private static Command up(UpOptions options) {
        return state ->
                options.detached() ? Detached.run(state, options) : Foreground.run(state, options);
    }
}
