package io.gerbang.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.local.supervision.StateFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process plays all of the gateway's. */
class StatusTest {
    private static final String SERVICE = "checkout-service";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    @TempDir private Path folder;
    private StateFolder state;
    private Process actor;

    @BeforeEach
    void create() throws IOException {
        state = new StateFolder(folder);
        state.create();
        actor = start();
        state.pidFile("supervisor").write(actor.pid());
        state.readyFile().write(actor.pid());
        for (var name : Gateway.PROCESSES) {
            state.pidFile(name).write(actor.pid());
            state.readyFile(name).write(actor.pid());
        }
        state.environment().write(Map.of("GERBANG_URL", "http://127.0.0.1:8080"));
    }

    @AfterEach
    void stop() {
        actor.destroyForcibly().onExit().join();
    }

    @Test
    void a_gateway_is_ready_while_all_of_its_processes_are() throws IOException {
        assertThat(status()).isZero();

        assertThat(lines())
                .hasSize(2 + Gateway.PROCESSES.size())
                .contains("checkout-service       runs as " + actor.pid())
                .endsWith("Ready at http://127.0.0.1:8080");
    }

    @Test
    void a_killed_process_is_down_at_once() throws IOException {
        var killed = start();
        state.pidFile(SERVICE).write(killed.pid());
        state.readyFile(SERVICE).write(killed.pid());
        assertThat(status()).isZero();

        killed.destroyForcibly().onExit().join();

        assertThat(status()).isEqualTo(3);
        assertThat(lines()).contains("checkout-service       is down").endsWith("Not ready.");
    }

    @Test
    void a_process_that_is_started_again_is_not_ready_by_its_predecessor() throws IOException {
        state.readyFile(SERVICE).write(actor.pid() + 1);

        assertThat(status()).isEqualTo(3);
        assertThat(lines())
                .contains("checkout-service       starts as " + actor.pid())
                .endsWith("Not ready.");
    }

    @Test
    void processes_that_a_killed_supervisor_has_left_are_no_gateway() throws IOException {
        state.pidFile("supervisor").delete();

        assertThat(status()).isEqualTo(3);
        assertThat(lines()).startsWith("supervisor             is down").endsWith("Not ready.");
    }

    private int status() throws IOException {
        said.reset();
        return Status.print(state, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private List<String> lines() {
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** Bears the state folder in its command line, as every process of the gateway does. */
    private Process start() throws IOException {
        var quiet = folder.resolve("quiet");
        Files.writeString(quiet, "");
        return new ProcessBuilder("tail", "-f", quiet.toString()).start();
    }
}
