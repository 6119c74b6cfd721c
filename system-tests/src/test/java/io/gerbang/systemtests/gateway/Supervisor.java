package io.gerbang.systemtests.gateway;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code ./gerbang} runs, with another state folder than the user's own. */
final class Supervisor {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final String JAR = "deploy/local/target/gerbang-local.jar";

    private Supervisor() {}

    /** Blocks until the command has ended, which must be well. */
    static void run(StateFolder state, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dgerbang.state=" + state.root());
        command.add("-cp");
        command.add(REPOSITORY.resolve(JAR).toString());
        command.add("io.gerbang.local.Supervisor");
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(REPOSITORY.toFile());
        var status = waitFor(builder.inheritIO().start());
        if (status != 0) {
            throw new IOException(
                    "'%s' of the supervisor ends with status %d".formatted(arguments[0], status));
        }
    }

    private static int waitFor(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IOException(interruption);
        }
    }
}
