package io.gerbang.systemtests.gateway;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What {@code ./gerbang} runs, with another state folder than the user's own. */
final class Supervisor {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final String JAR = "deploy/local/target/gerbang-local.jar";

    private Supervisor() {}

    /** Blocks until the command has ended, which must be well. */
    static void run(StateFolder state, String... command) throws IOException {
        run(state, Map.of(), command);
    }

    /**
     * @param environment what the gateway's processes find in theirs, too
     */
    static void run(StateFolder state, Map<String, String> environment, String... command)
            throws IOException {
        var arguments = new ArrayList<String>();
        arguments.add("-Dgerbang.state=" + state.root());
        arguments.add("-cp");
        arguments.add(REPOSITORY.resolve(JAR).toString());
        arguments.add("io.gerbang.local.Supervisor");
        arguments.addAll(List.of(command));
        try {
            var ended = ChildProcess.java(REPOSITORY, environment, arguments);
            if (ended.status() != 0) {
                throw new IOException("'%s' fails: %s".formatted(command[0], ended.output()));
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IOException(interruption);
        }
    }

    /** Runs the checker over a running gateway. */
    static ChildProcess.Ended check(StateFolder state, Path journal)
            throws IOException, InterruptedException {
        var check = REPOSITORY.resolve("check/target");
        var classPath = check.resolve("classes") + File.pathSeparator + check.resolve("lib/*");
        return ChildProcess.java(
                REPOSITORY,
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dgerbang.state=" + state.root(),
                        "-cp",
                        classPath,
                        "io.gerbang.check.Main",
                        "--journal",
                        journal.toAbsolutePath().toString()));
    }
}
