package io.gerbang.local.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.local.FreePort;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that hold connections by sending as slowly as they can. */
class ConnectionDeadlinesTest {
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final int PAUSE_MS = 20;
    private static final int SOCKET_TIMEOUT_MS = 20_000;

    private final Vertx vertx = Vertx.vertx();
    private final int port = FreePort.take();

    @BeforeEach
    void start() throws Exception {
        var servicePort = FreePort.take();
        var service =
                vertx.createHttpServer()
                        .requestHandler(request ->
                                vertx.setTimer(
                                        2 * LIMIT.toMillis(),
                                        _ -> request.response().end("at last")))
                        .listen(servicePort, "127.0.0.1");
        var routes = new RouteTable(List.of(new Route("/v1/customers", false, null, "checkout")));
        var edge =
                new EdgeVerticle(
                        port, Optional.empty(), routes, Map.of("checkout", servicePort), LIMIT);
        Future.all(service, vertx.deployVerticle(edge))
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void a_client_that_trickles_its_headers_is_cut_off() throws IOException {
        assertThat(isCutOff("GET /v1/customers HTTP/1.1\r\nHost: a\r\nX-Slow: ")).isTrue();
    }

    @Test
    void a_client_that_trickles_its_body_is_cut_off() throws IOException {
        assertThat(
                        isCutOff(
                                "POST /v1/customers HTTP/1.1\r\nHost: a\r\n"
                                        + "Content-Length: 100000\r\n\r\n"))
                .isTrue();
    }

    @Test
    void a_client_that_sends_nothing_is_cut_off() throws IOException {
        try (var socket = connect()) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void a_client_whose_request_came_in_time_gets_an_answer_however_late() throws IOException {
        try (var socket = connect()) {
            send(socket, "GET /v1/customers HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

            assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("at last");
        }
    }

    /** Sends the beginning at once, and then a byte now and again until the connection ends. */
    private boolean isCutOff(String beginning) throws IOException {
        try (var socket = connect()) {
            socket.setSoTimeout(PAUSE_MS);
            send(socket, beginning);
            var deadline = System.nanoTime() + BOUND.toNanos();
            while (System.nanoTime() < deadline) {
                send(socket, "a");
                if (hasEnded(socket.getInputStream())) {
                    return true;
                }
            }
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    private static boolean hasEnded(InputStream answer) throws IOException {
        try {
            return answer.read() == -1;
        } catch (SocketTimeoutException silent) {
            return false;
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(SOCKET_TIMEOUT_MS);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }
}
