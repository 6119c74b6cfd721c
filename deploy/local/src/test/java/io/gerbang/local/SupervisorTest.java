package io.gerbang.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.local.supervision.StateFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    @TempDir private Path folder;

    @Test
    void what_is_not_understood_is_refused_before_anything_is_done() throws Exception {
        var state = folder.resolve("state");
        var supervisor =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-Xmx64m",
                                "-D" + StateFolder.PROPERTY + "=" + state,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Supervisor.class.getName(),
                                "up",
                                "--fast")
                        .redirectErrorStream(true)
                        .start();

        var said = supervisor.getInputStream().readAllBytes();

        assertThat(new String(said, StandardCharsets.UTF_8))
                .isEqualTo("gerbang: Unknown option --fast\n");
        assertThat(supervisor.waitFor()).isEqualTo(2);
        assertThat(state).doesNotExist();
    }
}
