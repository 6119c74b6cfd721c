package io.gerbang.local.supervision;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gives a process a session of its own, so that Ctrl-C on the terminal reaches the supervisor alone
 * and processes end in its order. Where there is no {@code setsid} (macOS), they all hear it.
 */
public final class OwnSession {
    private static final boolean AVAILABLE =
            Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, "setsid")));

    private OwnSession() {}

    /** The command that runs this one in a session of its own, as the same process. */
    public static List<String> of(List<String> command) {
        if (!AVAILABLE) {
            return command;
        }
        var wrapped = new ArrayList<String>(command.size() + 1);
        wrapped.add("setsid");
        wrapped.addAll(command);
        return wrapped;
    }
}
