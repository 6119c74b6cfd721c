package io.gerbang.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresServerTest {

    @TempDir private Path data;

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "12a\n"})
    void a_pid_file_that_a_crash_left_unwritten_is_cleared(String content) throws IOException {
        var file = data.resolve("postmaster.pid");
        Files.writeString(file, content);

        server().clearLeftovers();

        assertThat(file).doesNotExist();
    }

    @Test
    void a_pid_file_that_is_empty_says_of_no_postmaster_that_it_is_ready() throws IOException {
        Files.writeString(data.resolve("postmaster.pid"), "");

        assertThat(server().isReady(1)).isFalse();
    }

    private PostgresServer server() {
        return new PostgresServer(new PostgresBinaries(data), data, 1, "", Map.of());
    }
}
