package io.gerbang.authorization;

import static io.gerbang.events.CaptureMethod.AUTOMATIC;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.authorization.application.vault.PaymentMethodStore;
import io.gerbang.authorization.application.vault.PaymentMethodStore.Claim;
import io.gerbang.authorization.application.vault.Tenant;
import io.gerbang.events.PaymentMethodFacts;
import io.gerbang.events.authorization.PaymentAuthorized;
import io.gerbang.events.authorization.PaymentDeclined;
import io.gerbang.events.authorization.PaymentMethodCreated;
import io.gerbang.messaging.Database;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.gerbang.web.key.KeyKind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(WithFakeNetwork.class)
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "authorization"))
class VaultIT extends PaymentsAtFakeNetwork {

    private static final String NUMBER = "4242424242424242";
    private static final String CVC = "987";

    @TestHTTPResource("/")
    URI base;

    @Inject Database database;
    @Inject PaymentMethodStore methods;

    VaultClient client;

    @BeforeEach
    void open() {
        client = VaultClient.ofMerchant(base, neighbours, KeyKind.PUBLISHABLE);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void a_card_becomes_a_payment_method_that_shows_no_number() {
        var answer = client.post("/v1/payment_methods", card());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).doesNotContain(NUMBER).doesNotContain(CVC);
        var method = answer.body();
        assertThat(method.get("object").asText()).isEqualTo("payment_method");
        assertThat(method.get("livemode").asBoolean()).isFalse();
        assertThat(method.at("/billing_details/name").asText()).isEqualTo("Siti");
        assertThat(method.at("/metadata/order").asText()).isEqualTo("7");
        assertThat(method.at("/card/brand").asText()).isEqualTo("visa");
        assertThat(method.at("/card/last4").asText()).isEqualTo("4242");
        assertThat(method.at("/card/three_d_secure_usage/supported").asBoolean()).isTrue();
        var created = (PaymentMethodCreated) neighbours.await(answer.id(), 1).getFirst();
        assertThat(created.paymentMethod().card().fingerprint())
                .isEqualTo(method.at("/card/fingerprint").asText());
    }

    @Test
    void a_payment_uses_the_number_and_uses_up_the_cvc() {
        var id = client.post("/v1/payment_methods", card()).id();

        pay(id);
        pay(id);

        assertThat(acquirer.asked(neighbours.merchantId()))
                .extracting(request -> request.pan() + "/" + request.cvc())
                .containsExactly(NUMBER + "/" + CVC, NUMBER + "/null");
        assertThat(Rows.count(pool, "card_verifications where holder_id = $1", id)).isZero();
    }

    @Test
    void a_payment_method_of_another_merchant_is_of_no_use() {
        var id = client.post("/v1/payment_methods", card()).id();
        try (var other = new Neighbours(bootstrapServers)) {
            var payment = other.payment(1_000, AUTOMATIC, method(id));

            other.screened(payment);

            var declined = (PaymentDeclined) other.await(payment.paymentId(), 1).getFirst();
            assertThat(declined.outcomeType()).isEqualTo("invalid");
        }
        assertThat(find(id, "acct_other").status()).isEqualTo(404);
    }

    @Test
    void checkout_learns_what_it_may_know() {
        var id = client.post("/v1/payment_methods", card()).id();

        var known = find(id, neighbours.merchantId());

        assertThat(known.status()).isEqualTo(200);
        assertThat(known.body().at("/payment_method/card/last4").asText()).isEqualTo("4242");
        assertThat(known.body().at("/billing_details/name").asText()).isEqualTo("Siti");
        assertThat(known.text()).doesNotContain(NUMBER);
    }

    @Test
    void a_card_is_renewed_for_checkout() {
        var id = client.post("/v1/payment_methods", card()).id();
        var renew = "/internal/payment_methods/%s/expiry?merchant_id=%s&livemode=false%s";
        var expiry = "&exp_month=3&exp_year=2031";

        var renewed = client.post(renew.formatted(id, neighbours.merchantId(), expiry), Map.of());
        var another = client.post(renew.formatted(id, "acct_other", expiry), Map.of());

        assertThat(renewed.status()).isEqualTo(204);
        assertThat(another.status()).isEqualTo(404);
        var card = find(id, neighbours.merchantId()).body().at("/payment_method/card");
        assertThat(card.get("exp_month").asInt()).isEqualTo(3);
        assertThat(card.get("exp_year").asInt()).isEqualTo(2031);
        pay(id);
    }

    @Test
    void a_token_becomes_a_payment_method_once() {
        var token = client.post("/v1/tokens", onlyCard());
        assertThat(token.body().at("/card/last4").asText()).isEqualTo("4242");
        var form = Map.of("type", "card", "card[token]", token.id());

        var first = client.post("/v1/payment_methods", form);
        var second = client.post("/v1/payment_methods", form);

        assertThat(first.status()).isEqualTo(200);
        pay(first.id());
        assertThat(acquirer.asked(neighbours.merchantId()).getFirst().pan()).isEqualTo(NUMBER);
        assertThat(second.status()).isEqualTo(400);
        assertThat(second.error("code")).isEqualTo("token_already_used");
    }

    @Test
    void a_token_does_not_make_its_cvc_younger() {
        var token = client.post("/v1/tokens", onlyCard()).id();
        for (var change :
                List.of(
                        "tokens set created_at = created_at - interval '10 min' where id = $1",
                        "card_verifications set expires_at = expires_at - interval '10 min'"
                                + " where holder_id = $1")) {
            Rows.execute(pool, "update " + change, token);
        }

        var id =
                client.post("/v1/payment_methods", Map.of("type", "card", "card[token]", token))
                        .id();

        assertThat(
                        Rows.count(
                                pool,
                                "card_verifications where holder_id = $1"
                                        + " and expires_at < now() + interval '5 min'",
                                id))
                .isEqualTo(1);
    }

    @Test
    void the_same_idempotency_key_makes_one_payment_method() {
        var first = client.post("/v1/payment_methods", card(), "key-1");
        var second = client.post("/v1/payment_methods", card(), "key-1");
        var changed = new HashMap<>(card());
        changed.put("card[number]", "5555555555554444");
        var third = client.post("/v1/payment_methods", changed, "key-1");

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(third.status()).isEqualTo(400);
        assertThat(third.error("type")).isEqualTo("idempotency_error");
    }

    @Test
    void what_a_browser_sends_uses_up_no_key_of_the_shops_server() {
        var shopper = client.post("/v1/payment_methods", card(), "order-1");

        try (var server = VaultClient.ofMerchant(base, neighbours, KeyKind.SECRET)) {
            var taken = server.post("/v1/tokens", onlyCard(), "order-1");

            assertThat(shopper.status()).isEqualTo(200);
            assertThat(taken.status()).isEqualTo(200);
        }
    }

    @Test
    void a_key_is_in_use_until_the_first_request_with_it_has_committed() {
        var tenant = new Tenant(neighbours.merchantId(), false);
        var claim = new Claim("key-3", true, "0".repeat(64), "pm_first");
        var held =
                database.transact(tx ->
                        methods.claim(tx, tenant, claim, Instant.now())
                                .emitOn(Infrastructure.getDefaultExecutor())
                                .map(claimed ->
                                        client.post("/v1/payment_methods", card(), "key-3")));

        var meanwhile = held.await().atMost(Duration.ofSeconds(10));
        var later = client.post("/v1/payment_methods", card(), "key-3");

        assertThat(meanwhile.status()).isEqualTo(409);
        assertThat(meanwhile.error("code")).isEqualTo("idempotency_key_in_use");
        assertThat(later.status()).isEqualTo(400);
        assertThat(later.error("type")).isEqualTo("idempotency_error");
    }

    @ParameterizedTest
    @CsvSource({
        "card[number], 4242424242424241, incorrect_number",
        "card[number], 424, incorrect_number",
        "card[exp_month], 13, invalid_expiry_month",
        "card[exp_year], 2020, invalid_expiry_year",
        "card[cvc], 12, invalid_cvc",
        "card[cvc], 12a, invalid_cvc"
    })
    void a_card_that_cannot_be_right_is_refused_without_an_echo(
            String param, String value, String code) {
        var form = new HashMap<>(card());
        form.put(param, value);

        var answer = client.post("/v1/payment_methods", form);

        assertThat(answer.status()).isEqualTo(402);
        assertThat(answer.error("type")).isEqualTo("card_error");
        assertThat(answer.error("code")).isEqualTo(code);
        assertThat(answer.error("param")).isEqualTo(param);
        assertThat(answer.text()).doesNotContain("424242").doesNotContain(CVC);
    }

    @Test
    void an_unknown_parameter_is_refused() {
        var form = new HashMap<>(card());
        form.put("card[track]", "x");

        assertThat(client.post("/v1/payment_methods", form).error("code"))
                .isEqualTo("parameter_unknown");
    }

    @Test
    void neither_number_nor_cvc_is_in_any_row() {
        client.post("/v1/payment_methods", card(), "key-2");
        client.post("/v1/tokens", onlyCard());

        for (var table :
                List.of("cards", "card_verifications", "payment_methods", "tokens", "outbox")) {
            assertThat(Rows.count(pool, table + " t where t::text ~ $1", NUMBER)).isZero();
        }
        assertThat(Rows.count(pool, "event_log where convert_from(value, 'UTF8') ~ $1", NUMBER))
                .isZero();
    }

    @Test
    void a_cvc_is_forgotten_when_its_time_is_up() {
        var id = client.post("/v1/payment_methods", card()).id();

        Rows.execute(
                pool,
                "update card_verifications set expires_at = '-infinity' where holder_id = $1",
                id);

        Rows.await(
                "the CVC is swept away",
                () -> Rows.count(pool, "card_verifications where holder_id = $1", id) == 0);
    }

    @Test
    void a_token_is_forgotten_with_its_card_after_a_day() {
        var token = client.post("/v1/tokens", onlyCard()).id();
        var young = client.post("/v1/tokens", onlyCard()).id();

        Rows.execute(
                pool,
                "update tokens set created_at = created_at - interval '25 h' where id = $1",
                token);

        Rows.await(
                "the token is swept away",
                () -> Rows.count(pool, "cards where holder_id = $1", token) == 0);
        assertThat(Rows.count(pool, "tokens where id = $1", token)).isZero();
        assertThat(Rows.count(pool, "cards where holder_id = $1", young)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "billing_details[email], siti, email_invalid",
        "billing_details[address][country], Indonesia, country_code_invalid",
        "billing_details[address][country], XX, country_code_invalid",
    })
    void whom_a_card_belongs_to_has_an_email_address_and_a_country_that_exist(
            String param, String value, String code) {
        var form = new HashMap<>(card());
        form.put(param, value);

        var answer = client.post("/v1/payment_methods", form);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error("code")).isEqualTo(code);
        assertThat(answer.error("param")).isEqualTo(param);
    }

    private void pay(String methodId) {
        var payment = neighbours.payment(1_000, AUTOMATIC, method(methodId));
        neighbours.screened(payment);
        assertThat(neighbours.await(payment.paymentId(), 2).getFirst())
                .isInstanceOf(PaymentAuthorized.class);
    }

    private VaultClient.Answer find(String id, String merchantId) {
        return client.get(
                "/internal/payment_methods/%s?merchant_id=%s&livemode=false"
                        .formatted(id, merchantId));
    }

    private static PaymentMethodFacts method(String id) {
        return new PaymentMethodFacts(id, "card", null, null);
    }

    private static Map<String, String> card() {
        var form = new HashMap<>(onlyCard());
        form.put("type", "card");
        form.put("billing_details[name]", "Siti");
        form.put("metadata[order]", "7");
        return form;
    }

    private static Map<String, String> onlyCard() {
        return Map.of(
                "card[number]",
                NUMBER,
                "card[exp_month]",
                "12",
                "card[exp_year]",
                Integer.toString(Instant.now().atZone(ZoneOffset.UTC).getYear() + 2),
                "card[cvc]",
                CVC);
    }
}
