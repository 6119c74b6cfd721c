package io.gerbang.check.letter;

import static io.gerbang.check.gateway.ServiceDatabase.SETTLEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.gerbang.check.HealthyGateway;
import io.gerbang.check.gateway.Gateway;
import io.gerbang.check.gateway.ServiceDatabase;
import io.gerbang.check.letter.Request.Look;
import io.gerbang.check.letter.Request.Replay;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersIT {
    private final HealthyGateway healthy = HealthyGateway.fresh();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final List<String> asked = new ArrayList<>();
    private HttpServer service;

    @TempDir Path folder;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void every_letter_has_a_line() throws Exception {
        healthy.change(
                SETTLEMENT,
                """
                insert into parked_events (topic, key, sequence, partition, "offset", headers, value)
                values ('authorization.payment.v1', 'pi_1', 9, 0, 90, '{}', '');
                insert into dead_letters
                  (topic, partition, "offset", key, headers, value, reason, died_at)
                select 'authorization.payment.v1', 0, n, 'pi_' || n, '{}', '', E'no\\nway',
                       '2026-11-23T10:00:00Z'
                from generate_series(1, 1001) n
                """);

        letters().list(new Look(ServiceDatabase.SERVICES));

        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .hasSize(1002)
                .anyMatch(line ->
                        line.matches(
                                "settlement-service  \\d+  authorization.payment.v1\\[0]@1  pi_1"
                                        + "  2026-11-23T10:00:00Z  1 behind it  no way"))
                .endsWith("1001 dead letters");
    }

    @Test
    void the_service_itself_takes_them_again() throws Exception {
        answer(200, "{\"replayed\":2}");

        assertThat(letters().replay(new Replay(SETTLEMENT, null))).isEqualTo(2);
        assertThat(letters().replay(new Replay(SETTLEMENT, 42L))).isEqualTo(2);

        assertThat(asked)
                .containsExactly(
                        "POST /dead_letters/replay as Bearer ani:secret",
                        "POST /dead_letters/42/replay as Bearer ani:secret");
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("2 replayed", "2 replayed");
    }

    @Test
    void a_service_that_cannot_is_named() {
        answer(503, "");

        assertThatThrownBy(() -> letters().replay(new Replay(SETTLEMENT, null)))
                .hasMessage("settlement-service answers with status 503");
    }

    private DeadLetters letters() throws IOException {
        var variables = new HashMap<>(healthy.variables());
        variables.put(
                "GERBANG_SETTLEMENT_OPERATOR_URL",
                "http://127.0.0.1:" + service.getAddress().getPort());
        var token = Files.writeString(folder.resolve("token"), "ani:secret\n");
        variables.put("GERBANG_OPERATOR_TOKEN_FILE", token.toString());
        var gateway = new Gateway(variables, healthy.logs());
        return new DeadLetters(gateway, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private void answer(int status, String body) {
        service.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        asked.add(
                                "%s %s as %s"
                                        .formatted(
                                                exchange.getRequestMethod(),
                                                exchange.getRequestURI(),
                                                exchange.getRequestHeaders()
                                                        .getFirst("Authorization")));
                        var bytes = body.getBytes(StandardCharsets.UTF_8);
                        exchange.sendResponseHeaders(status, bytes.length);
                        exchange.getResponseBody().write(bytes);
                    }
                });
    }
}
