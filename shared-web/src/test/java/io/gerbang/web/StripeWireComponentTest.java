package io.gerbang.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gerbang.web.form.FormCodec;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Timeout(20)
class StripeWireComponentTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource("/")
    URI base;

    @AfterEach
    void close() {
        client.shutdownNow();
    }

    @Test
    void a_secret_key_is_let_in_and_the_answer_has_its_headers() throws Exception {
        var answer =
                send(
                        post("v1/probes", "note=hello+you")
                                .header("Idempotency-Key", "order_1")
                                .header("Stripe-Version", "2023-08-16")
                                .header("X-Forwarded-For", "6.6.6.6, 203.0.113.7"));
        var body = json(answer);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(body.get("merchant").textValue()).isEqualTo("acct_1");
        assertThat(body.get("note").textValue()).isEqualTo("hello you");
        assertThat(body.get("client_ip").textValue()).isEqualTo("203.0.113.7");
        assertThat(body.get("idempotency_key").textValue()).isEqualTo("order_1");
        assertThat(body.get("version").textValue()).isEqualTo("2023-08-16");
        assertThat(header(answer, "Request-Id"))
                .startsWith("req_")
                .isEqualTo(body.get("request").textValue());
        assertThat(header(answer, "Idempotency-Key")).isEqualTo("order_1");
        assertThat(header(answer, "Stripe-Version")).isEqualTo("2023-08-16");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(answer, "Content-Type")).startsWith("application/json");
    }

    @Test
    void a_key_speaks_for_its_own_account_only() throws Exception {
        var own = send(post("v1/probes", "note=hello").header("Stripe-Account", "acct_1"));
        var others = send(post("v1/probes", "note=hello").header("Stripe-Account", "acct_2"));

        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(others.statusCode()).isEqualTo(403);
        assertThat(json(others).at("/error/code").textValue()).isEqualTo("account_invalid");
    }

    @Test
    void the_user_name_of_basic_authentication_is_a_key_too() throws Exception {
        var basic = Base64.getEncoder().encodeToString((FakeApiKeys.SECRET + ":").getBytes());
        var answer = send(request("v1/probes/p_1").header("Authorization", "Basic " + basic));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).get("version").textValue()).isEqualTo("2026-10-28.endive");
    }

    @Test
    void parameters_come_in_the_query_of_a_get_and_a_post_needs_no_body() throws Exception {
        var read = send(authorized(request("v1/probes/p_1?note=a%20b")));
        var created = send(authorized(request("v1/probes")).POST(BodyPublishers.noBody()));

        assertThat(json(read).get("note").textValue()).isEqualTo("a b");
        assertThat(created.statusCode()).isEqualTo(200);
    }

    @Test
    void every_bad_key_gets_the_same_answer() throws Exception {
        var none = send(request("v1/probes/p_1"));
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(header(none, "WWW-Authenticate")).startsWith("Bearer ");
        assertThat(json(none).at("/error/type").textValue()).isEqualTo("invalid_request_error");
        for (var authorization :
                new String[] {
                    "Bearer " + FakeApiKeys.UNKNOWN,
                    "Bearer sk_test_123",
                    "Bearer ",
                    "Basic %%%",
                    "Basic Og==",
                    "Digest x"
                }) {
            var wrong = send(request("v1/probes/p_1").header("Authorization", authorization));
            assertThat(wrong.statusCode()).isEqualTo(401);
            assertThat(wrong.body()).isEqualTo(none.body());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"api_key=", "note=x&key="})
    void a_key_in_the_url_is_refused_even_beside_a_good_one(String query) throws Exception {
        var answer = send(authorized(request("v1/probes/p_1?" + query + FakeApiKeys.SECRET)));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void a_publishable_key_opens_only_what_is_meant_for_it() throws Exception {
        var open = send(keyed("v1/open_probes", FakeApiKeys.PUBLISHABLE, "card[number]=4242"));
        var closed = send(keyed("v1/probes", FakeApiKeys.PUBLISHABLE, ""));

        assertThat(open.statusCode()).isEqualTo(200);
        assertThat(closed.statusCode()).isEqualTo(403);
        assertThat(json(closed).at("/error/code").textValue()).isEqualTo("secret_key_required");
    }

    @Test
    void a_restricted_key_opens_only_its_scopes() throws Exception {
        var bearer = "Bearer " + FakeApiKeys.RESTRICTED;
        var read = send(request("v1/customers/cus_1").header("Authorization", bearer));
        var write = send(request("v1/customers/cus_1").header("Authorization", bearer).DELETE());
        var unlisted = send(request("v1/probes/p_1").header("Authorization", bearer));

        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(write.statusCode()).isEqualTo(403);
        assertThat(json(write).at("/error/code").textValue())
                .isEqualTo("more_permissions_required");
        assertThat(unlisted.statusCode()).isEqualTo(403);
    }

    @Test
    void a_key_that_asks_too_often_is_told_when_to_come_back() throws Exception {
        var bearer = "Bearer " + FakeApiKeys.LIMITED;
        var first = send(request("v1/customers/cus_1").header("Authorization", bearer));
        var second = send(request("v1/customers/cus_1").header("Authorization", bearer));
        var other = send(request("v1/probes/p_1").header("Authorization", bearer));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(json(second).at("/error/code").textValue()).isEqualTo("rate_limit");
        assertThat(header(second, "Retry-After")).isEqualTo("2");
        assertThat(header(second, "Stripe-Should-Retry")).isEqualTo("true");
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void pages_and_internal_routes_need_no_key() throws Exception {
        var page =
                request("pages/probe")
                        .header("Content-Type", FORM)
                        .POST(BodyPublishers.ofString("name=x"));

        assertThat(json(send(page)).get("name").textValue()).isEqualTo("x");
        assertThat(send(request("internal/probe")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, v1/nothing, 404",
        "GET, nothing, 404",
        "PUT, v1/probes, 405",
        "TRACE, v1/probes, 405",
        "DELETE, v1/probes/p_1, 404",
        "DELETE, v1/probes/%2e%2e%2f, 404",
        "DELETE, v1/probes/%00, 404",
        "GET, v1/probes/%00, 404",
        "GET, v1/probes/p_1%00, 404",
    })
    void what_is_not_there_is_refused_in_stripes_words(String method, String path, int status)
            throws Exception {
        var answer = send(authorized(request(path)).method(method, BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).at("/error/type").textValue()).isEqualTo("invalid_request_error");
        assertThat(header(answer, "Request-Id")).startsWith("req_");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, v1/probes, 'OPTIONS, POST'",
        "TRACE, v1/probes, 'OPTIONS, POST'",
        "GET, v1/probes/, 'OPTIONS, POST'",
        "POST, v1/probes/p_1, 'DELETE, GET, HEAD, OPTIONS'",
        "DELETE, internal/probe, 'GET, HEAD, OPTIONS'",
    })
    void whoever_uses_a_wrong_method_is_told_the_right_ones(
            String method, String path, String allowed) throws Exception {
        var answer = send(authorized(request(path)).method(method, BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(header(answer, "Allow")).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-11-15",
                "2025-09-30.clover",
                "2026-10-28.endive",
                "2026-09-30.preview",
                "2026-09-30.preview; custom_checkout_beta=v1; feature_in_preview=v3"
            })
    void a_version_of_stripes_is_echoed(String version) throws Exception {
        var answer = send(post("v1/probes", "").header("Stripe-Version", version));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Stripe-Version")).isEqualTo(version);
    }

    @Test
    void a_card_number_in_a_version_is_not_echoed() throws Exception {
        var version = "2025-09-30; a4242424242424242=v1";
        var answer = send(post("v1/probes", "").header("Stripe-Version", version));

        assertThat(answer.headers().firstValue("Stripe-Version")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "latest",
                "2025-09",
                "2025-13-01",
                "2025-09-30.",
                "2025-09-30.a b",
                "2025-09-30; a=b"
            })
    void another_version_is_refused_and_not_echoed(String version) throws Exception {
        var answer = send(post("v1/probes", "").header("Stripe-Version", version));
        var error = json(answer).get("error");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(error.get("type").textValue()).isEqualTo("invalid_request_error");
        assertThat(error.get("message").textValue())
                .isEqualTo("Invalid Stripe API version: " + version);
        assertThat(answer.headers().firstValue("Stripe-Version")).isEmpty();
    }

    @Test
    void an_answer_is_json_whatever_is_accepted() throws Exception {
        var answer = send(authorized(request("v1/probes/p_1")).header("Accept", "text/html"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).startsWith("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/xml", "text/plain", "multipart/form-data"})
    void a_body_that_is_no_form_is_refused_and_not_echoed(String type) throws Exception {
        var card = "{\"card\":{\"number\":\"4242424242424242\"}}";
        var answer =
                send(
                        authorized(request("v1/probes"))
                                .header("Content-Type", type)
                                .POST(BodyPublishers.ofString(card)));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).doesNotContain("4242");
        assertThat(json(answer).at("/error/type").textValue()).isEqualTo("invalid_request_error");
    }

    @Test
    void an_unknown_parameter_and_a_card_number_are_refused() throws Exception {
        var unknown = send(post("v1/probes", "fee=1"));
        var card = send(post("v1/probes", "note=4242+4242+4242+4242"));

        assertThat(json(unknown).at("/error/code").textValue()).isEqualTo("parameter_unknown");
        assertThat(json(unknown).at("/error/param").textValue()).isEqualTo("fee");
        assertThat(card.statusCode()).isEqualTo(400);
        assertThat(card.body()).doesNotContain("4242");
    }

    @Test
    void a_body_that_is_too_large_is_refused_before_it_is_read() throws Exception {
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            var head =
                    "POST /v1/probes HTTP/1.1\r\nHost: x\r\nContent-Type: "
                            + FORM
                            + "\r\nContent-Length: "
                            + (FormCodec.MAX_BYTES + 1)
                            + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 413").contains("invalid_request_error");
        }
    }

    @Test
    void a_large_body_without_a_length_is_refused() throws Exception {
        var body = new ByteArrayInputStream(new byte[2 * FormCodec.MAX_BYTES]);
        var answer =
                send(
                        authorized(request("v1/probes"))
                                .header("Content-Type", FORM)
                                .POST(BodyPublishers.ofInputStream(() -> body)));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void a_body_within_the_limit_is_read_on_the_event_loop() throws Exception {
        var answer = send(post("v1/probes", "note=x&padding=" + "x".repeat(500_000)));

        assertThat(json(answer).get("note").textValue()).isEqualTo("x");
        assertThat(json(answer).get("thread").textValue()).contains("eventloop");
    }

    @Test
    void a_long_idempotency_key_is_refused() throws Exception {
        var answer = send(post("v1/probes", "").header("Idempotency-Key", "k".repeat(256)));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void an_outage_asks_for_a_retry() throws Exception {
        var database = send(post("v1/failures/outage", ""));
        var keys = send(keyed("v1/probes", FakeApiKeys.UNREACHABLE, ""));

        for (var answer : new HttpResponse<?>[] {database, keys}) {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(header(answer, "Retry-After")).isEqualTo("1");
            assertThat(header(answer, "Stripe-Should-Retry")).isEqualTo("true");
        }
        assertThat(database.body()).doesNotContain("10.0.0.9");
    }

    @Test
    void a_failure_of_ours_has_no_detail() throws Exception {
        var answer = send(post("v1/failures/bug", ""));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(json(answer).at("/error/type").textValue()).isEqualTo("api_error");
        assertThat(answer.body()).doesNotContain("secret detail");
    }

    @Test
    void a_decline_is_402() throws Exception {
        var answer = send(post("v1/failures/decline", ""));

        assertThat(answer.statusCode()).isEqualTo(402);
        assertThat(json(answer).at("/error/decline_code").textValue()).isEqualTo("generic_decline");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve("/" + path));
    }

    private static HttpRequest.Builder authorized(HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + FakeApiKeys.SECRET);
    }

    private HttpRequest.Builder post(String path, String form) {
        return keyed(path, FakeApiKeys.SECRET, form);
    }

    private HttpRequest.Builder keyed(String path, String key, String form) {
        return request(path)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", FORM + ";charset=UTF-8")
                .POST(BodyPublishers.ofString(form));
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }
}
