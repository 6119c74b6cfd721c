package io.gerbang.bench.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayFilesTest {
    @TempDir private Path root;

    @Test
    void values_are_read_as_a_shell_would() throws IOException {
        Files.writeString(
                root.resolve("env"),
                """
                GERBANG_URL='http://127.0.0.1:8080'
                GERBANG_SECRET_KEY='it'\\''s=1'
                GERBANG_POSTGRES='127.0.0.1:5432'
                """);
        Files.writeString(root.resolve("secrets"), "POSTGRES_PASSWORD='p'\n");

        var gateway = new GatewayFiles(root).read();

        assertThat(gateway.url()).isEqualTo(URI.create("http://127.0.0.1:8080"));
        assertThat(gateway.secretKey()).isEqualTo("it's=1");
        assertThat(gateway.superuserJdbcUrl("postgres"))
                .isEqualTo("jdbc:postgresql://127.0.0.1:5432/postgres?user=postgres&password=p");
    }

    @Test
    void each_pid_file_names_a_process() throws IOException {
        var run = Files.createDirectory(root.resolve("run"));
        Files.writeString(run.resolve("edge.pid"), "12\n");
        Files.writeString(run.resolve("postgres.pid"), "34\n");
        Files.writeString(run.resolve("supervisor.lock"), "");

        assertThat(new GatewayFiles(root).processIds())
                .isEqualTo(Map.of("edge", 12L, "postgres", 34L));
    }

    @Test
    void that_no_gateway_is_ready_is_said_with_what_to_do() {
        assertThatIOException()
                .isThrownBy(() -> new GatewayFiles(root).read())
                .withMessageContaining("./gerbang up");
    }
}
