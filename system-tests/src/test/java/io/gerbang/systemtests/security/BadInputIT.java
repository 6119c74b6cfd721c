package io.gerbang.systemtests.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.RunningGateway;
import io.gerbang.systemtests.gateway.Wire;
import io.gerbang.systemtests.gateway.Wire.Answer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are wrong, by accident or by intent: a clear refusal, and nothing written. */
@ExtendWith(GatewayExtension.class)
class BadInputIT {
    private static final String PAYMENTS = "/v1/payment_intents";
    private static final String GOOD = "amount=15000000&currency=idr";

    private final Wire shop;

    BadInputIT(RunningGateway gateway) {
        shop = new Wire(gateway).with(gateway.newMerchant().secretKey());
    }

    @AfterEach
    void nothing_is_written() throws Exception {
        assertThat(shop.get(PAYMENTS).json().getAsJsonArray("data")).isEmpty();
        assertThat(shop.get("/v1/events").json().getAsJsonArray("data")).isEmpty();
        assertThat(shop.get("/v1/webhook_endpoints").json().getAsJsonArray("data")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../x",
                "/..%2f..%2finternal",
                "/%00",
                "/%27%20or%201=1--",
                "/%22%3B%20drop%20table%20payments",
                "/%ff",
                "/%25",
                "/pi_%0d%0ainjected"
            })
    void a_hostile_id_is_missing(String id) throws Exception {
        for (var resource : new String[] {PAYMENTS, "/v1/balance_transactions", "/v1/refunds"}) {
            var answer = shop.get(resource + id);

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.error("type")).isEqualTo("invalid_request_error");
        }
    }

    @Test
    void a_very_long_id_is_refused() throws Exception {
        assertThat(shop.get(PAYMENTS + "/" + "a".repeat(4_000)).status()).isEqualTo(404);
        assertThat(shop.get(PAYMENTS + "/" + "a".repeat(10_000)).status()).isEqualTo(400);
        var inBody = shop.post("/v1/refunds", "payment_intent=" + "a".repeat(4_000));
        assertThat(inBody.error("code")).isEqualTo("resource_missing");
        assertThat(inBody.status()).isEqualTo(400);
        var longer = shop.post("/v1/refunds", "payment_intent=" + "a".repeat(10_000));
        assertThat(longer.error("param")).isEqualTo("payment_intent");
        assertThat(longer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "fee", "merchant", "amount_received", "livemode", "id"})
    void an_unknown_or_read_only_parameter_is_refused(String name) throws Exception {
        var answer = shop.post(PAYMENTS, GOOD + "&" + name + "=1");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error("code")).isEqualTo("parameter_unknown");
        assertThat(answer.error("param")).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "amount=0&currency=idr,                   amount",
        "amount=-1&currency=idr,                  amount",
        "amount=1.5&currency=idr,                 amount",
        "amount=abc&currency=idr,                 amount",
        "amount=9223372036854775808&currency=idr, amount",
        "amount=9223372036854775807&currency=idr, amount",
        "amount=&currency=idr,                    amount",
        "amount[a]=1&currency=idr,                amount",
        "currency=idr,                            amount",
        "amount=100,                              currency",
        "amount=100&currency=,                    currency",
        "amount=100&currency=zzz,                 currency",
        "amount=100&currency=id,                  currency"
    })
    void an_amount_or_currency_that_cannot_be_is_refused(String form, String param)
            throws Exception {
        var answer = shop.post(PAYMENTS, form);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error("param")).isEqualTo(param);
    }

    @Test
    void deep_brackets_and_large_bodies_are_refused_at_once() throws Exception {
        var begun = Instant.now();
        var deep = shop.post(PAYMENTS, "a" + "[a]".repeat(1_000) + "=1");
        var large = shop.post(PAYMENTS, GOOD + "&description=" + "a".repeat(10_000_000));
        var many = shop.post(PAYMENTS, GOOD + "&a=1".repeat(5_000));

        assertThat(deep.status()).isEqualTo(400);
        assertThat(large.status()).isEqualTo(413);
        assertThat(many.status()).isEqualTo(400);
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json          | {\"@class\": \"java.lang.ProcessBuilder\"}",
                "application/xml           | <!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>",
                "application/yaml          | !!javax.script.ScriptEngineManager []",
                "text/plain                | amount=100",
                "multipart/form-data       | --a",
                "application/octet-stream  | a"
            })
    void a_body_that_is_no_form_is_refused(String contentType, String body) throws Exception {
        var answer = shop.send("POST", PAYMENTS, contentType, body);

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.error("type")).isEqualTo("invalid_request_error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void a_method_that_a_route_has_not_is_refused(String method) throws Exception {
        var answer = shop.send(method, PAYMENTS, "application/x-www-form-urlencoded", "amount=100");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.error("type")).isEqualTo("invalid_request_error");
    }

    @Test
    void a_method_cannot_be_overridden() throws Exception {
        assertThat(shop.get(PAYMENTS, "X-HTTP-Method-Override", "POST").status()).isEqualTo(200);
        var inForm = shop.post(PAYMENTS, GOOD + "&_method=DELETE");
        assertThat(inForm.error("code")).isEqualTo("parameter_unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metadata[note]=4242424242424242",
                "metadata[4242424242424242]=note",
                "description=card+4242+4242+4242+4242",
                "payment_method_data[card][number]=4242424242424242",
                "card[number]=1"
            })
    void a_card_number_outside_the_vault_is_refused_and_not_repeated(String parameter)
            throws Exception {
        var answer = shop.post(PAYMENTS, GOOD + "&" + parameter);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).doesNotContain("4242");
    }

    @ParameterizedTest
    @CsvSource({
        "card[number]=4242424242424241&card[exp_month]=12&card[exp_year]=2034, incorrect_number",
        "card[number]=4242&card[exp_month]=12&card[exp_year]=2034,             incorrect_number",
        "card[number]=abc&card[exp_month]=12&card[exp_year]=2034,              incorrect_number",
        "card[number]=4242424242424242&card[exp_month]=13&card[exp_year]=2034, invalid_expiry_month",
        "card[number]=4242424242424242&card[exp_month]=12&card[exp_year]=1999, invalid_expiry_year"
    })
    void a_card_that_cannot_be_is_refused_and_not_repeated(String card, String code)
            throws Exception {
        var answer = shop.post("/v1/payment_methods", "type=card&" + card);

        assertThat(answer.status()).isEqualTo(402);
        assertThat(answer.error("type")).isEqualTo("card_error");
        assertThat(answer.error("code")).isEqualTo(code);
        assertThat(answer.text()).doesNotContain("4242");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.1/",
                "http://2130706433/",
                "http://0x7f.1/",
                "http://0/",
                "http://[fd00::1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://169.254.169.254/latest/meta-data",
                "http://10.0.0.1/",
                "http://172.16.0.1/",
                "http://192.168.1.1/",
                "http://100.64.0.1/",
                "http://user@example.com/",
                "http://user:password@127.0.0.1/",
                "http://1.1.1.1:22/",
                "ftp://1.1.1.1/",
                "file:///etc/passwd",
                "not a url"
            })
    void a_webhook_to_the_inside_is_refused(String url) throws Exception {
        var form = "enabled_events[]=*&url=" + Wire.encoded(url);

        var answer = shop.post("/v1/webhook_endpoints", form);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error("code")).isEqualTo("url_invalid");
        assertThat(answer.error("param")).isEqualTo("url");
    }

    @Test
    void an_unknown_payment_method_is_missing_in_a_parameter() throws Exception {
        Answer answer = shop.post(PAYMENTS, GOOD + "&confirm=true&payment_method=pm_unknown");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error("code")).isEqualTo("resource_missing");
        assertThat(answer.error("param")).isEqualTo("payment_method");
    }
}
