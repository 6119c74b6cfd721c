package io.gerbang.systemtests.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.gerbang.systemtests.gateway.Await;
import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.RunningGateway;
import io.gerbang.systemtests.gateway.Wire;
import io.gerbang.systemtests.gateway.Wire.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cards where they belong and where they do not, a vault without its key, and its rotation. */
@ExtendWith(GatewayExtension.class)
@Isolated("It takes the vault its key.")
class VaultAttacksIT {
    private static final Duration RESTART = Duration.ofSeconds(90);
    private static final String METHODS = "/v1/payment_methods";
    private static final String PAYMENTS = "/v1/payment_intents";
    private static final String ORDER =
            "amount=15000000&currency=idr&payment_method_types[]=card&confirm=true&payment_method=";

    private final RunningGateway gateway;
    private final Wire shop;
    private final String number = randomNumber();

    VaultAttacksIT(RunningGateway gateway) {
        this.gateway = gateway;
        shop = new Wire(gateway).with(gateway.newMerchant().secretKey());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&metadata[note]=%s",
                "&metadata[%s]=note",
                "&billing_details[name]=%s",
                "&billing_details[address][line1]=card+%s",
                "&card[networks][preferred]=%s"
            })
    void a_number_beside_the_cards_own_field_is_refused_and_not_repeated(String parameter)
            throws Exception {
        refused(shop.post(METHODS, card(number) + parameter.formatted(number)), 400);
    }

    @Test
    void a_number_that_cannot_be_is_refused_and_not_repeated() throws Exception {
        var last = number.charAt(15);
        var mistyped = number.substring(0, 15) + (last == '9' ? '0' : (char) (last + 1));

        for (var wrong : List.of(mistyped, mistyped.substring(0, 12))) {
            var answer = shop.post(METHODS, card(wrong));

            assertThat(answer.status()).isEqualTo(402);
            assertThat(answer.error("code")).isEqualTo("incorrect_number");
            assertThat(answer.text()).doesNotContain(wrong.substring(0, 12));
        }
        assertThat(gateway.state().logs()).doesNotContain(mistyped);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PAYMENTS,
                "/v1/customers",
                "/v1/refunds",
                "/v1/setup_intents",
                "/v1/checkout/sessions",
                "/v1/webhook_endpoints",
                "/v1/payment_methods/pm_unknown"
            })
    void a_raw_card_is_taken_by_no_other_route(String route) throws Exception {
        refused(shop.post(route, card(number)), 400);
        refused(shop.post(route, "payment_method_data[card][number]=" + number), 400);
        refused(shop.post(route, "description=" + number), 400);
    }

    @Test
    void the_operators_routes_are_not_on_the_public_origin_and_want_a_token() throws Exception {
        for (var path :
                List.of("/vault", "/vault/rotate_data_key", "/internal/payment_methods/x")) {
            assertThat(shop.get(path).status()).isEqualTo(404);
            assertThat(shop.post(path, "").status()).isEqualTo(404);
        }
        assertThat(operator("GET", "/vault", "operator:" + "0".repeat(64)).get("error").toString())
                .contains("token");
    }

    @Test
    void cards_pay_while_their_data_key_is_rotated() throws Exception {
        var method = id(shop.post(METHODS, card("4242424242424242")));
        var order = ORDER + method + "&customer=" + customer(method);
        var before = operator("GET", "/vault").getAsJsonArray("keys").toString();

        operator("POST", "/vault/rotate_data_key");
        assertThat(status(shop.post(PAYMENTS, order))).isEqualTo("succeeded");
        Await.until(
                rotation -> rotation.has("finished_at"),
                () -> operator("GET", "/vault").getAsJsonObject("rotation"));

        assertThat(status(shop.post(PAYMENTS, order))).isEqualTo("succeeded");
        assertThat(operator("GET", "/vault").getAsJsonArray("keys").toString())
                .isNotEqualTo(before);
    }

    @Test
    void a_vault_without_its_key_is_sealed_and_the_rest_goes_on() throws Exception {
        var method = id(shop.post(METHODS, card("4242424242424242")));
        var order = ORDER + method + "&customer=" + customer(method);
        var held = id(shop.post(PAYMENTS, order + "&capture_method=manual"));
        var key = gateway.state().root().resolve("vault-master-key");

        mode(key, "rw-r--r--");
        try {
            var old = gateway.state().process("authorization-service").orElseThrow();
            old.destroyForcibly();
            Await.until(RESTART, text -> text.contains("vault_sealed"), () -> newCard().text());

            var sealed = newCard();
            assertThat(sealed.error("code")).isEqualTo("vault_sealed");
            assertThat(sealed.headers().firstValue("Retry-After")).isPresent();
            assertThat(operator("GET", "/vault").get("sealed_because").getAsString())
                    .contains("0600");
            var declined = shop.post(PAYMENTS, order);
            assertThat(declined.status()).isEqualTo(402);
            assertThat(declined.error("code")).isEqualTo("processing_error");
            var captured = shop.post(PAYMENTS + "/" + held + "/capture", "");
            assertThat(status(captured)).isEqualTo("succeeded");
            assertThat(status(shop.post(PAYMENTS, ORDER + "pm_card_visa"))).isEqualTo("succeeded");
            assertThat(shop.get(METHODS + "/" + method).status()).isEqualTo(200);
        } finally {
            mode(key, "rw-------");
        }

        Await.until(status -> status == 200, () -> newCard().status());
        assertThat(status(shop.post(PAYMENTS, order))).isEqualTo("succeeded");
    }

    private Answer newCard() throws IOException, InterruptedException {
        return shop.post(METHODS, card("4242424242424242"));
    }

    private String customer(String method) throws IOException, InterruptedException {
        return id(shop.post("/v1/customers", "payment_method=" + method));
    }

    private void refused(Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).doesNotContain(number);
        assertThat(gateway.state().logs()).doesNotContain(number);
    }

    private JsonObject operator(String method, String path)
            throws IOException, InterruptedException {
        var file = Path.of(gateway.variable("GERBANG_OPERATOR_TOKEN_FILE"));
        return operator(method, path, Files.readString(file).strip());
    }

    private JsonObject operator(String method, String path, String token)
            throws IOException, InterruptedException {
        var address = URI.create(gateway.variable("GERBANG_VAULT_OPERATOR_URL") + path);
        var request =
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Bearer " + token)
                        .method(method, BodyPublishers.noBody())
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString()).body();
            return JsonParser.parseString(answer).getAsJsonObject();
        }
    }

    private static void mode(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static String card(String number) {
        return "type=card&card[exp_month]=12&card[exp_year]=2034&card[cvc]=123&card[number]="
                + number;
    }

    private static String id(Answer answer) {
        return answer.json().get("id").getAsString();
    }

    private static String status(Answer answer) {
        return answer.json().get("status").getAsString();
    }

    /** A number that nobody has published, with a valid check digit (ISO/IEC 7812-1 annex B). */
    private static String randomNumber() {
        var digits = new StringBuilder("4929");
        while (digits.length() < 15) {
            digits.append(ThreadLocalRandom.current().nextInt(10));
        }
        var sum = 0;
        for (var index = 0; index < 15; index++) {
            var digit = digits.charAt(14 - index) - '0';
            var weighed = index % 2 == 0 ? 2 * digit : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return digits.append((10 - sum % 10) % 10).toString();
    }
}
