package io.gerbang.local.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.local.FreePort;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EdgeVerticleTest {
    private static final int TOO_MANY_BYTES = 1_000_001;
    private static final int SOCKET_TIMEOUT_MS = 10_000;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port = FreePort.take();

    @BeforeEach
    void start() throws Exception {
        var checkoutPort = FreePort.take();
        vertx.createHttpServer()
                .requestHandler(EdgeVerticleTest::describe)
                .listen(checkoutPort, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        var routes =
                new RouteTable(
                        List.of(
                                new Route("/v1/customers", false, null, "checkout-service"),
                                new Route("/v1/balance", true, "GET", "settlement-service")));
        var servicePorts =
                Map.of("checkout-service", checkoutPort, "settlement-service", FreePort.take());
        vertx.deployVerticle(new EdgeVerticle(port, Optional.empty(), routes, servicePorts))
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void a_request_reaches_its_service_with_its_body_and_host() throws Exception {
        var answer = send(request("/v1/customers?a=b").POST(BodyPublishers.ofString("name=Ayu")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("POST /v1/customers?a=b name=Ayu");
        assertThat(answer.body()).contains("host=127.0.0.1:" + port);
    }

    @Test
    void what_a_client_claims_of_its_origin_is_replaced() throws Exception {
        var answer =
                send(
                        request("/v1/customers")
                                .header("X-Forwarded-For", "203.0.113.7")
                                .header("X-Forwarded-Proto", "gopher")
                                .header("Forwarded", "for=203.0.113.7")
                                .header("X-Merchant-Id", "acct_other"));

        assertThat(answer.body())
                .contains("X-Forwarded-For=127.0.0.1")
                .doesNotContain("203.0.113.7", "gopher", "acct_other");
    }

    @Test
    void an_unknown_route_is_answered_as_stripe_does() throws Exception {
        var answer = send(request("/internal/api_keys"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(answer.body())
                .isEqualTo(
                        "{\"error\":{\"type\":\"invalid_request_error\",\"message\":"
                                + "\"Unrecognized request URL (GET: /internal/api_keys).\"}}");
    }

    @Test
    void a_service_that_is_down_is_answered_with_when_to_try_again() throws Exception {
        var answer = send(request("/v1/balance"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).hasValue("1");
        assertThat(answer.headers().firstValue("stripe-should-retry")).hasValue("true");
        assertThat(answer.body()).contains("\"type\":\"api_error\"");
    }

    @Test
    void a_body_that_says_it_is_too_large_is_refused() throws Exception {
        var body = BodyPublishers.ofByteArray(new byte[TOO_MANY_BYTES]);

        assertThat(send(request("/v1/customers").POST(body)).statusCode()).isEqualTo(413);
    }

    @Test
    void a_body_that_turns_out_too_large_is_refused() throws Exception {
        var chunks = List.of(new byte[TOO_MANY_BYTES / 2], new byte[TOO_MANY_BYTES]);
        var body = BodyPublishers.ofByteArrays(chunks);

        assertThat(send(request("/v1/customers").POST(body)).statusCode()).isEqualTo(413);
    }

    @Test
    void trace_is_not_allowed() throws Exception {
        var answer = send(request("/v1/customers").method("TRACE", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
    }

    @Test
    void a_request_of_two_lengths_is_refused_and_its_connection_closed() throws IOException {
        var answer =
                exchange(
                        "POST /v1/customers HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void a_request_with_bare_line_feeds_is_refused_and_its_connection_closed() throws IOException {
        var answer = exchange("GET /v1/customers HTTP/1.1\nHost: a\n\n");

        assertThat(answer).startsWith("HTTP/1.0 400 ");
    }

    @Test
    void a_line_that_is_too_long_is_refused_as_stripe_does() throws Exception {
        var answer = send(request("/v1/customers/" + "a".repeat(10_000)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"type\":\"invalid_request_error\"");
    }

    @Test
    void every_refusal_has_a_request_id_of_its_own() throws Exception {
        var large = BodyPublishers.ofByteArray(new byte[TOO_MANY_BYTES]);
        var requests =
                List.of(
                        request("/internal/api_keys"),
                        request("/v1/balance"),
                        request("/v1/customers").POST(large),
                        request("/v1/customers").method("TRACE", BodyPublishers.noBody()),
                        request("/v1/customers/" + "a".repeat(10_000)));

        var ids = new HashSet<String>();
        for (var request : requests) {
            ids.add(send(request).headers().firstValue("request-id").orElseThrow());
        }

        assertThat(ids).hasSize(requests.size()).allMatch(id -> id.matches("req_[0-9A-Za-z]{24}"));
    }

    /** It must not send its next request over a connection that is about to be closed. */
    @Test
    void a_client_goes_on_after_refusals_that_end_their_connection() throws Exception {
        for (var path : List.of("/v1/customers/" + "a".repeat(10_000), "/v1/customers")) {
            var large = BodyPublishers.ofByteArray(new byte[TOO_MANY_BYTES]);
            assertThat(send(request(path).POST(large)).statusCode()).isBetween(400, 413);
            assertThat(send(request("/v1/customers")).statusCode()).isEqualTo(200);
        }
    }

    /** Returns what comes until the edge closes the connection. */
    private String exchange(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(SOCKET_TIMEOUT_MS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static void describe(HttpServerRequest request) {
        request.body()
                .map(body -> request.method() + " " + request.uri() + " " + body + headers(request))
                .onSuccess(text -> request.response().end(Buffer.buffer(text)));
    }

    private static List<String> headers(HttpServerRequest request) {
        return request.headers().entries().stream()
                .map(header -> header.getKey() + "=" + header.getValue())
                .toList();
    }
}
