package io.gerbang.cli.api;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gerbang.cli.operator.OperatorApi;
import io.gerbang.cli.operator.OperatorApi.Listener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WireTest {
    @TempDir private Path folder;

    @Test
    void a_merchants_tool_says_in_a_sentence_that_nobody_listens() throws IOException {
        var url = deserted();

        assertThatThrownBy(() -> new Api(url, "sk_test_none").get("/v1/events"))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "nobody answers at %s; start the gateway with ./gerbang up".formatted(url));
    }

    @Test
    void so_does_an_operators() throws IOException {
        var url = deserted();
        var token = Files.writeString(folder.resolve("token"), "operator:none\n");
        var api =
                OperatorApi.of(
                        Listener.CHECKOUT,
                        Map.of(
                                "GERBANG_OPERATOR_TOKEN_FILE",
                                token.toString(),
                                "GERBANG_OPERATOR_URL",
                                url));

        assertThatThrownBy(() -> api.post("/merchants", Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "nobody answers at %s; start the gateway with ./gerbang up".formatted(url));
    }

    /** An address where somebody listened a moment ago. */
    private static String deserted() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }
    }
}
