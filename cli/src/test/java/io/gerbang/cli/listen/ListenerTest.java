package io.gerbang.cli.listen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListenerTest {
    private static final String EVENT =
            """
            {"id":"evt_1","type":"charge.refunded"}\
            """;
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-25T22:00:01Z"), ZoneOffset.UTC);

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final List<String> taken = new ArrayList<>();
    private HttpServer shop;

    @BeforeEach
    void open() throws IOException {
        shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shop.createContext(
                "/hook",
                exchange -> {
                    taken.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                    taken.add(exchange.getRequestHeaders().getFirst("Stripe-Signature"));
                    exchange.sendResponseHeaders(409, -1);
                    exchange.close();
                });
        shop.start();
    }

    @AfterEach
    void close() {
        shop.stop(0);
    }

    @Test
    void an_event_goes_on_as_it_came_and_its_answer_goes_back() throws Exception {
        var target = "http://127.0.0.1:" + shop.getAddress().getPort() + "/hook";

        assertThat(delivered(URI.create(target))).isEqualTo(409);

        assertThat(taken).containsExactly(EVENT, "t=1,v1=2");
        assertThat(terminal.toString(UTF_8).lines())
                .containsExactly(
                        "2026-11-25 22:00:01   --> charge.refunded [evt_1]",
                        "2026-11-25 22:00:01  <--  [409] POST " + target + " [evt_1]");
    }

    @Test
    void an_event_that_nobody_takes_is_to_come_again() throws Exception {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        assertThat(delivered(URI.create("http://127.0.0.1:" + closed + "/"))).isEqualTo(502);

        assertThat(terminal.toString(UTF_8)).contains("[failed] POST");
    }

    @Test
    void an_event_is_printed_where_there_is_no_target() throws Exception {
        assertThat(delivered(null)).isEqualTo(200);

        assertThat(terminal.toString(UTF_8).lines()).hasSize(1);
    }

    private int delivered(@Nullable URI target) throws IOException, InterruptedException {
        var out = new PrintStream(terminal, true, UTF_8);
        try (var listener = new Listener(new Forwarder(target, out, CLOCK));
                var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create(listener.url()))
                            .header("Stripe-Signature", "t=1,v1=2")
                            .POST(BodyPublishers.ofString(EVENT))
                            .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
