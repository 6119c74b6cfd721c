package io.gerbang.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gerbang.local.supervision.StartFailure;
import io.gerbang.local.supervision.StateFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
}
