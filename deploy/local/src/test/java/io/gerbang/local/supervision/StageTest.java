package io.gerbang.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class StageTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir private Path folder;
    private StateFolder state;

    @BeforeEach
    void create() throws IOException {
        state = new StateFolder(folder);
        state.create();
        Files.createFile(folder.resolve("quiet"));
    }

    @Test
    void a_stage_that_cannot_be_stopped_in_order_leaves_no_other_running() throws IOException {
        var stores = start("kafka", "postgres");
        var edge = start("edge");
        obstruct("edge");
        obstruct("kafka");

        assertThatThrownBy(() -> Stage.stopAll(List.of(edge, stores)))
                .isInstanceOf(DirectoryNotEmptyException.class)
                .hasMessage(state.pidFile("edge").file().toString());

        assertThat(state.pidFile("postgres").file()).doesNotExist();
        assertThat(ProcessHandle.allProcesses())
                .noneMatch(
                        alive -> alive.info().commandLine().orElse("").contains(folder.toString()));
    }

    private Stage start(String... names) throws IOException {
        var journal =
                new Journal(
                        new PrintStream(OutputStream.nullOutputStream()),
                        state.logFile("supervisor"));
        var stage = Stage.of(Stream.of(names).map(this::program).toList(), state, journal);
        stage.start();
        stage.awaitReady(LIMIT);
        return stage;
    }

    /** Bears the state folder in its command line, as every supervised process does. */
    private JavaProgram program(String name) {
        var command = List.of("tail", "-f", folder.resolve("quiet").toString());
        return new JavaProgram(name, command, folder, Map.of(), _ -> true);
    }

    /** Makes the pid file one that cannot be deleted. */
    private void obstruct(String name) throws IOException {
        var file = state.pidFile(name).file();
        Files.delete(file);
        Files.createDirectories(file.resolve("in the way"));
    }
}
