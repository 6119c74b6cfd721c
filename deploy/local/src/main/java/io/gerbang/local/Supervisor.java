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
 * property {@link StateFolder#PROPERTY} says where the state lies.
 */
public final class Supervisor {
    private Supervisor() {}

    static void main(String[] arguments) throws IOException {
        var state = new StateFolder(Path.of(System.getProperty(StateFolder.PROPERTY)));
        try {
            state.create();
            System.exit(run(state, arguments));
        } catch (StartFailure failure) {
            System.err.println("gerbang: " + failure.getMessage());
            System.exit(1);
        }
    }

    private static int run(StateFolder state, String[] arguments) throws IOException {
        return switch (arguments.length == 0 ? "" : arguments[0]) {
            case "up" -> up(state, UpOptions.parse(arguments));
            case "down" -> Shutdown.run(state);
            case "train" -> Training.run(state);
            case "status" -> Status.print(state, System.out);
            default -> throw new StartFailure("Say up, down or status");
        };
    }

    private static int up(StateFolder state, UpOptions options) throws IOException {
        return options.detached() ? Detached.run(state, options) : Foreground.run(state, options);
    }
}
