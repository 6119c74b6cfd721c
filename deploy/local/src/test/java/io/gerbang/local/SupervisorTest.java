package io.gerbang.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.local.supervision.StateFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    @TempDir private Path folder;

    /** How a supervisor ended, and what it said. */
    private record Outcome(int status, String said) {}

    @Test
    void what_is_not_understood_is_refused_before_anything_is_done() throws Exception {
        var state = folder.resolve("state");

        assertThat(supervisor(state, "up", "--fast"))
                .isEqualTo(new Outcome(2, "gerbang: Unknown option --fast\n"));
        assertThat(state).doesNotExist();
    }

    @Test
    void files_that_cannot_be_written_are_told_in_a_sentence() throws Exception {
        var state = Files.createFile(folder.resolve("file")).resolve("state");

        assertThat(supervisor(state, "status"))
                .isEqualTo(
                        new Outcome(
                                1,
                                "gerbang: java.nio.file.FileSystemException: %s: Not a directory\n"
                                        .formatted(state)));
    }

    private static Outcome supervisor(Path state, String... arguments) throws Exception {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-Xmx64m",
                                "-D" + StateFolder.PROPERTY + "=" + state,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Supervisor.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        var supervisor = builder.start();
        var said = new String(supervisor.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(supervisor.waitFor(), said);
    }
}
