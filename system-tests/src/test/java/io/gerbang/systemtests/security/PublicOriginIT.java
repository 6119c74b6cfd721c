package io.gerbang.systemtests.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.RunningGateway;
import io.gerbang.systemtests.gateway.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the one public origin lets through, and what reaches the logs. */
@ExtendWith(GatewayExtension.class)
class PublicOriginIT {
    private static final String PAYMENTS = "/v1/payment_intents";
    private static final String HEAD = " HTTP/1.1\r\nHost: localhost\r\n";

    private final RunningGateway gateway;
    private final Wire shop;

    PublicOriginIT(RunningGateway gateway) {
        this.gateway = gateway;
        shop = new Wire(gateway).with(gateway.newMerchant().secretKey());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/metrics",
                "/q/health",
                "/q/metrics",
                "/q/dev",
                "/internal/merchants",
                "/dead_letters",
                "//q/health",
                "/v1/../internal/merchants",
                "/v1/payment_intents/../../q/health",
                "/v1/payment_intents/%2e%2e/%2e%2e/q/health",
                "/v1/payment_intents;/../../q/health"
            })
    void the_inside_is_not_there(String path) throws Exception {
        var answer = shop.get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error("message")).startsWith("Unrecognized request URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GERBANG_OPERATOR_URL",
                "GERBANG_FRAUD_OPERATOR_URL",
                "GERBANG_VAULT_OPERATOR_URL",
                "GERBANG_SETTLEMENT_OPERATOR_URL"
            })
    void dead_letters_are_where_each_service_listens_to_operators(String listener) {
        var answer = gateway.operate(listener, "/dead_letters/0/replay", new JsonObject());

        assertThat(answer.get("replayed").getAsInt()).isZero();
    }

    @Test
    void a_foreign_origin_is_given_no_leave() throws Exception {
        var answer = shop.get(PAYMENTS, "Origin", "https://evil.example");
        var preflight =
                shop.raw(
                        "OPTIONS "
                                + PAYMENTS
                                + HEAD
                                + "Origin: https://evil.example\r\n"
                                + "Access-Control-Request-Method: POST\r\n"
                                + "Connection: close\r\n\r\n");

        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(preflight).doesNotContainIgnoringCase("Access-Control-Allow");
    }

    @Test
    void tracing_is_refused() throws Exception {
        assertThat(shop.raw("TRACE " + PAYMENTS + HEAD + "\r\n")).startsWith("HTTP/1.1 405 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v1/payment_intents HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /v1/payment_intents HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
                "POST /v1/payment_intents HTTP/1.1\r\nHost: localhost\r\n"
                        + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "GET /v1/payment_intents HTTP/1.1\nHost: localhost\n\n",
                "GET /v1/payment_intents HTTP/1.1\r\nHost: localhost\r\nX-A: b\nX-C: d\r\n\r\n"
            })
    void a_request_of_ambiguous_length_is_refused_and_the_connection_closed(String request)
            throws Exception {
        assertThat(shop.raw(request)).matches("(?s)HTTP/1\\.[01] 400 .*");
    }

    @Test
    void a_caller_cannot_write_lines_of_its_own_into_a_log() throws Exception {
        var line = "ERROR forged";
        shop.get(PAYMENTS + "/pi_%0d%0a" + Wire.encoded(line));
        shop.post(PAYMENTS, "amount=%0d%0a" + Wire.encoded(line) + "&currency=idr");
        shop.post(PAYMENTS, "amount=1&currency=idr&description=%0d%0a" + Wire.encoded(line));
        shop.post(PAYMENTS, "amount=1&currency=idr&a%0d%0a" + Wire.encoded(line) + "=1");

        assertThat(gateway.state().logs()).doesNotContainPattern("(?m)^ERROR forged");
    }
}
