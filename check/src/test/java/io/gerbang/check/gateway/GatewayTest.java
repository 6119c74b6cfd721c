package io.gerbang.check.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayTest {

    @TempDir private Path state;

    @Test
    void the_state_folder_tells_where_a_gateway_is() throws IOException {
        Files.writeString(state.resolve("env"), "GERBANG_KAFKA='127.0.0.1:9092'\nX='it'\\''s'\n");

        var gateway = Gateway.find(state, Map.of("PATH", "/bin"));

        assertThat(gateway.kafka()).isEqualTo("127.0.0.1:9092");
        assertThat(gateway.variables())
                .containsOnly(Map.entry("GERBANG_KAFKA", "127.0.0.1:9092"), Map.entry("X", "it's"));
        assertThat(gateway.logs()).isEqualTo(state.resolve("log"));
    }

    @Test
    void the_environment_comes_before_the_state_folder() throws IOException {
        Files.writeString(state.resolve("env"), "GERBANG_KAFKA='here:1'\n");

        assertThat(Gateway.find(state, Map.of("GERBANG_KAFKA", "there:1")).kafka())
                .isEqualTo("there:1");
    }

    @Test
    void without_a_gateway_the_reader_is_told_what_is_missing() throws IOException {
        var gateway = Gateway.find(state, Map.of());

        assertThatThrownBy(gateway::kafka)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("GERBANG_KAFKA is not known");
    }

    @Test
    void a_database_that_cannot_be_opened_is_told_of_without_its_password() {
        var address = "jdbc:nothing://127.0.0.1/fraud?user=auditor&password=hidden";
        var gateway = new Gateway(Map.of("GERBANG_JDBC_FRAUD", address), state);

        assertThatThrownBy(() -> gateway.open(ServiceDatabase.FRAUD))
                .hasMessageContaining("user=auditor")
                .hasMessageNotContaining("hidden")
                .hasNoCause();
    }

    @Test
    void addresses_with_their_passwords_are_not_printed() {
        var gateway = new Gateway(Map.of("GERBANG_JDBC_FRAUD", "…?password=hidden"), state);

        assertThat(gateway.toString()).doesNotContain("hidden");
    }
}
