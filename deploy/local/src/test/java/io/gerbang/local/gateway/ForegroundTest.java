package io.gerbang.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gerbang.local.supervision.Journal;
import io.gerbang.local.supervision.StartFailure;
import io.gerbang.local.supervision.StateFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForegroundTest {
    @TempDir private Path folder;

    @Test
    void a_taken_port_is_named_and_nothing_is_started() throws IOException {
        var state = new StateFolder(folder);
        state.create();
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() ->
                            Foreground.run(
                                    state, new UpOptions(other.getLocalPort(), false, false)))
                    .isInstanceOf(StartFailure.class)
                    .hasMessage(
                            "Port %d is taken; name another with --port"
                                    .formatted(other.getLocalPort()));
        }
        assertThat(folder.resolve("secrets")).doesNotExist();
    }

    /** Whoever runs this may be root, or not: somebody is there, or nobody may be. */
    @Test
    void a_port_below_1024_may_be_roots_alone() throws IOException {
        var state = new StateFolder(folder);
        state.create();
        try (var other = new ServerSocket()) {
            occupy(other, 1023);

            assertThatThrownBy(() -> Foreground.run(state, new UpOptions(1023, false, false)))
                    .isInstanceOf(StartFailure.class)
                    .hasMessage(
                            "Port 1023 is taken, or open to root alone; name another with --port");
        }
    }

    @Test
    void a_file_that_cannot_be_deleted_ends_no_stop() throws IOException {
        var state = new StateFolder(folder);
        state.create();
        var journal =
                new Journal(
                        new PrintStream(OutputStream.nullOutputStream()),
                        state.logFile("supervisor"));
        state.pidFile("supervisor").write(ProcessHandle.current().pid());
        Files.createDirectories(state.readyFile().file().resolve("in the way"));

        Foreground.stop(
                state,
                new Gateway(state, folder, new UpOptions(1, false, false), journal),
                journal);

        assertThat(state.pidFile("supervisor").file()).doesNotExist();
        assertThat(state.logFile("supervisor"))
                .content()
                .endsWith("files are left behind: " + state.readyFile().file() + "\n");
    }

    private static void occupy(ServerSocket socket, int port) throws IOException {
        try {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (BindException refused) {
            assertThat(socket.isBound()).isFalse();
        }
    }
}
