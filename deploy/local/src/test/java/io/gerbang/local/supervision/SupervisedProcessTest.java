package io.gerbang.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class SupervisedProcessTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** Bears the state folder in its command line, as every supervised process does. */
    private static final String FOREVER = "exec tail -f \"$PWD/quiet\"";

    @TempDir private Path folder;
    private final AtomicInteger failures = new AtomicInteger();
    private StateFolder state;
    private SupervisedProcess process;

    @BeforeEach
    void create() throws IOException {
        state = new StateFolder(folder);
        state.create();
    }

    @AfterEach
    void stop() throws IOException {
        process.stop();
    }

    @Test
    void a_killed_process_is_started_again_and_its_pid_file_names_the_new_one() throws IOException {
        start(FOREVER);
        process.awaitReady(LIMIT);
        var first = running();

        first.destroyForcibly();
        first.onExit().join();

        assertThat(awaitSuccessor(first).isAlive()).isTrue();
    }

    @Test
    void a_successor_is_noted_as_ready_only_when_it_is() throws IOException {
        var gate = Files.createFile(folder.resolve("gate"));
        start("until [ -e gate ]; do sleep 0.02; done; " + FOREVER);
        process.awaitReady(LIMIT);
        var first = running();
        assertThat(state.readyFile("child").names(first.pid())).isTrue();

        Files.delete(gate);
        first.destroyForcibly();
        first.onExit().join();
        while (Files.readString(state.pidFile("child").file()).equals(first.pid() + "\n")) {
            Thread.onSpinWait();
        }
        assertThat(folder.resolve("run/child.ready")).doesNotExist();

        Files.createFile(gate);
        var second = awaitSuccessor(first).pid();
        while (!state.readyFile("child").names(second)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void a_stopped_process_stays_down_and_has_no_pid_file() throws IOException {
        start(FOREVER);
        process.awaitReady(LIMIT);
        var first = running();

        process.stop();

        assertThat(first.isAlive()).isFalse();
        assertThat(folder.resolve("run/child.pid")).doesNotExist();
    }

    @Test
    void a_process_that_cannot_start_is_given_up_with_its_last_words() throws IOException {
        start("echo the disk is full; exit 3");

        assertThatThrownBy(() -> process.awaitReady(LIMIT))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("child does not start: the disk is full");
    }

    @Test
    void what_a_process_says_goes_to_its_log() throws IOException {
        start("echo hello; " + FOREVER);
        process.awaitReady(LIMIT);

        assertThat(Files.readString(state.logFile("child"))).isEqualTo("hello\n");
    }

    @Test
    void a_program_that_fails_while_it_is_prepared_is_tried_again() throws IOException {
        failures.set(1);
        start(FOREVER);

        process.awaitReady(LIMIT);

        assertThat(running().isAlive()).isTrue();
        assertThat(Files.readString(state.logFile("supervisor")))
                .contains("child could not be started: java.lang.NumberFormatException: once");
    }

    @Test
    void a_process_whose_pid_file_cannot_be_written_does_not_live_on() throws IOException {
        var obstacle = Files.createDirectories(folder.resolve("run/child.pid/in the way"));
        var said = state.logFile("supervisor");
        start(FOREVER);
        while (!Files.exists(said) || !Files.readString(said).contains("could not be started")) {
            Thread.onSpinWait();
        }

        Files.delete(obstacle);
        process.stop();

        assertThat(ProcessHandle.allProcesses())
                .noneMatch(
                        alive -> alive.info().commandLine().orElse("").contains(folder.toString()));
    }

    private List<String> readIds() throws IOException {
        return Files.readAllLines(folder.resolve("ids"));
    }

    private void start(String script) throws IOException {
        var journal =
                new Journal(
                        new PrintStream(OutputStream.nullOutputStream()),
                        state.logFile("supervisor"));
        Files.createFile(folder.resolve("quiet"));
        process = new SupervisedProcess(new Script(script, folder, failures), state, journal);
        process.start();
    }

    private ProcessHandle running() throws IOException {
        return state.pidFile("child").find().orElseThrow();
    }

    private ProcessHandle awaitSuccessor(ProcessHandle predecessor) throws IOException {
        var deadline = Instant.now().plus(LIMIT);
        while (Instant.now().isBefore(deadline)) {
            var current = state.pidFile("child").find();
            if (current.isPresent() && current.get().pid() != predecessor.pid()) {
                return current.get();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("No process has taken the place of the killed one");
    }

    /** A shell script that is ready as soon as it has become the program that it executes. */
    private record Script(String text, Path folder, AtomicInteger failures) implements Program {
        @Override
        public String name() {
            return "child";
        }

        @Override
        public ProcessBuilder command() {
            if (failures.getAndDecrement() > 0) {
                throw new NumberFormatException("once");
            }
            return new ProcessBuilder("sh", "-c", text).directory(folder.toFile());
        }

        @Override
        public boolean isReady(Process process) {
            return process.info().command().orElse("").endsWith("tail");
        }
    }
}
