package io.gerbang.systemtests.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.Merchant;
import io.gerbang.systemtests.gateway.RunningGateway;
import io.gerbang.systemtests.gateway.Wire;
import io.gerbang.systemtests.gateway.Wire.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what: keys, merchants who meddle with one another, and steps out of order. */
@ExtendWith(GatewayExtension.class)
class AccessIT {
    private static final String PAYMENTS = "/v1/payment_intents";
    private static final String GOOD = "amount=15000000&currency=idr";
    private static final String CONFIRMED = GOOD + "&payment_method=pm_card_visa&confirm=true";

    private final RunningGateway gateway;
    private final Merchant merchant;
    private final Wire anybody;
    private final Wire shop;

    AccessIT(RunningGateway gateway) {
        this.gateway = gateway;
        merchant = gateway.newMerchant();
        anybody = new Wire(gateway);
        shop = anybody.with(merchant.secretKey());
    }

    @Test
    void every_wrong_key_gets_the_same_answer() throws Exception {
        var key = merchant.secretKey();
        var last = key.charAt(key.length() - 1);
        var mistyped = key.substring(0, key.length() - 1) + (last == 'a' ? 'b' : 'a');
        var refusals =
                List.of(
                        anybody.get(PAYMENTS),
                        anybody.with(mistyped).get(PAYMENTS),
                        anybody.with("sk_test_short").get(PAYMENTS),
                        anybody.with(key.replace("_test_", "_live_")).get(PAYMENTS),
                        anybody.get(PAYMENTS + "?key=" + key),
                        shop.get(PAYMENTS + "?api_key=" + key));

        assertThat(refusals).extracting(Answer::status).containsOnly(401);
        assertThat(refusals).extracting(Answer::text).containsOnly(refusals.getFirst().text());
        assertThat(refusals.getFirst().error("type")).isEqualTo("invalid_request_error");
        assertThat(gateway.state().logs()).doesNotContain(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {PAYMENTS, "/v1/balance", "/v1/events", "/v1/payouts"})
    void a_publishable_key_opens_no_secret_route(String route) throws Exception {
        var refused = anybody.with(merchant.publishableKey()).get(route);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.error("code")).isEqualTo("secret_key_required");
    }

    @Test
    void another_merchants_payment_is_missing_whatever_is_asked_of_it() throws Exception {
        var payment = shop.post(PAYMENTS, CONFIRMED + "&capture_method=manual").json();
        var id = payment.get("id").getAsString();
        var charge = payment.get("latest_charge").getAsString();
        var stranger = anybody.with(gateway.newMerchant().secretKey());

        var inPath =
                List.of(
                        stranger.get(PAYMENTS + "/" + id),
                        stranger.post(PAYMENTS + "/" + id, "description=mine"),
                        stranger.post(PAYMENTS + "/" + id + "/confirm", ""),
                        stranger.post(PAYMENTS + "/" + id + "/capture", ""),
                        stranger.post(PAYMENTS + "/" + id + "/cancel", ""),
                        stranger.get("/v1/charges/" + charge));
        var asParameter =
                List.of(
                        stranger.post("/v1/refunds", "payment_intent=" + id),
                        stranger.post("/v1/refunds", "charge=" + charge));

        assertThat(inPath).extracting(Answer::status).containsOnly(404);
        assertThat(asParameter).extracting(Answer::status).containsOnly(400);
        assertThat(inPath).extracting(it -> it.error("code")).containsOnly("resource_missing");
        assertThat(asParameter).extracting(it -> it.error("code")).containsOnly("resource_missing");
        assertThat(shop.get(PAYMENTS + "/" + id).json()).isEqualTo(payment);
    }

    @Test
    void another_merchants_card_pays_nothing() throws Exception {
        var card = "type=card&card[number]=4242424242424242&card[exp_month]=12&card[exp_year]=2034";
        var method = shop.post("/v1/payment_methods", card).json().get("id").getAsString();
        var stranger = anybody.with(gateway.newMerchant().secretKey());

        var refused = stranger.post(PAYMENTS, GOOD + "&confirm=true&payment_method=" + method);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error("code")).isEqualTo("resource_missing");
    }

    @Test
    void an_idempotency_key_belongs_to_one_request_of_one_merchant() throws Exception {
        var stranger = anybody.with(gateway.newMerchant().secretKey());

        var first = shop.post(PAYMENTS, GOOD, "Idempotency-Key", "order-1");
        var altered = shop.post(PAYMENTS, GOOD + "&description=x", "Idempotency-Key", "order-1");
        var others = stranger.post(PAYMENTS, GOOD, "Idempotency-Key", "order-1");

        assertThat(altered.status()).isEqualTo(400);
        assertThat(altered.error("type")).isEqualTo("idempotency_error");
        assertThat(others.status()).isEqualTo(200);
        assertThat(others.json().get("id")).isNotEqualTo(first.json().get("id"));
        assertThat(shop.get(PAYMENTS).json().getAsJsonArray("data")).hasSize(1);
    }

    @Test
    void a_client_cannot_say_who_or_where_it_is() throws Exception {
        var stranger = gateway.newMerchant();

        var created =
                shop.post(
                        PAYMENTS,
                        GOOD,
                        "X-Forwarded-For",
                        "203.0.113.7",
                        "X-Merchant-Id",
                        stranger.id());

        assertThat(created.status()).isEqualTo(200);
        var others = anybody.with(stranger.secretKey()).get(PAYMENTS);
        assertThat(others.json().getAsJsonArray("data")).isEmpty();
    }

    @Test
    void more_than_was_held_is_not_captured() throws Exception {
        var held = PAYMENTS + "/" + id(shop.post(PAYMENTS, CONFIRMED + "&capture_method=manual"));

        var refused = shop.post(held + "/capture", "amount_to_capture=15000001");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error("code")).isEqualTo("amount_too_large");
        assertThat(number(shop.get(held), "amount_capturable")).isEqualTo(15_000_000);
    }

    @Test
    void more_than_was_paid_is_not_refunded() throws Exception {
        var payment = id(shop.post(PAYMENTS, CONFIRMED));

        var refused = shop.post("/v1/refunds", "payment_intent=" + payment + "&amount=15000001");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error("param")).isEqualTo("amount");
    }

    @Test
    void steps_out_of_order_move_nothing() throws Exception {
        var fresh = PAYMENTS + "/" + id(shop.post(PAYMENTS, GOOD));
        var paid = PAYMENTS + "/" + id(shop.post(PAYMENTS, CONFIRMED));
        var before = Map.of(fresh, shop.get(fresh).text(), paid, shop.get(paid).text());

        var refusals =
                List.of(
                        shop.post(fresh + "/capture", ""),
                        shop.post(fresh + "/confirm", ""),
                        shop.post(paid + "/capture", ""),
                        shop.post(paid + "/cancel", ""),
                        shop.post(paid + "/confirm", "payment_method=pm_card_visa"),
                        shop.post(paid, "amount=1"));

        assertThat(refusals).extracting(Answer::status).containsOnly(400);
        assertThat(refusals)
                .extracting(it -> it.error("code"))
                .containsOnly("payment_intent_unexpected_state");
        for (var path : before.keySet()) {
            assertThat(shop.get(path).text()).isEqualTo(before.get(path));
        }
    }

    private static String id(Answer answer) {
        return answer.json().get("id").getAsString();
    }

    private static long number(Answer answer, String field) {
        return answer.json().get(field).getAsLong();
    }
}
