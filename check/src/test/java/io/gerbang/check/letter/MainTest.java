package io.gerbang.check.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void help_is_no_error() throws Exception {
        var dlq =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-Xmx64m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "--help")
                        .start();

        var said = dlq.getInputStream().readAllBytes();

        assertThat(new String(said, StandardCharsets.UTF_8)).isEqualTo(Request.USAGE);
        assertThat(dlq.waitFor()).isZero();
    }
}
