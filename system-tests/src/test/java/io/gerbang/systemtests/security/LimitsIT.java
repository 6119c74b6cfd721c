package io.gerbang.systemtests.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.gerbang.systemtests.gateway.Await;
import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.Merchant;
import io.gerbang.systemtests.gateway.RunningGateway;
import io.gerbang.systemtests.gateway.Tool;
import io.gerbang.systemtests.gateway.Wire;
import io.gerbang.systemtests.gateway.Wire.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** More than a merchant has leave for, and somebody who tries cards. */
@ExtendWith(GatewayExtension.class)
class LimitsIT {
    private static final String PAYMENTS = "/v1/payment_intents";
    private static final String METHODS = "/v1/payment_methods";
    private static final String ORDER = "amount=15000000&currency=idr&confirm=true&payment_method=";
    private static final String CARD =
            "type=card&card[number]=4242424242424242&card[exp_month]=12&card[exp_year]=2034";

    private final RunningGateway gateway;
    private final Merchant merchant;
    private final Wire anybody;
    private final Wire shop;

    LimitsIT(RunningGateway gateway) {
        this.gateway = gateway;
        merchant = gateway.newMerchant();
        anybody = new Wire(gateway);
        shop = anybody.with(merchant.secretKey());
    }

    @Test
    void a_key_that_asks_too_often_is_refused_and_others_are_not() throws Exception {
        limit("{'rates': [{'per_second': 2, 'burst': 4}]}");
        var neighbour = anybody.with(gateway.newMerchant().secretKey());
        awaitRefusal(() -> shop.get(PAYMENTS));

        var mine = new ArrayList<Answer>();
        for (var time = 0; time < 20; time++) {
            mine.add(shop.get(PAYMENTS));
            assertThat(neighbour.get(PAYMENTS).status()).isEqualTo(200);
        }

        var refused = mine.stream().filter(answer -> answer.status() == 429).toList();
        assertThat(refused).isNotEmpty();
        assertThat(refused).extracting(it -> it.error("code")).containsOnly("rate_limit");
        assertThat(refused)
                .extracting(it -> it.headers().firstValue("Retry-After").orElse(""))
                .containsOnly("1");
        assertThat(refused)
                .extracting(it -> it.headers().firstValue("Stripe-Should-Retry").orElse(""))
                .containsOnly("true");
    }

    @Test
    void a_rate_is_for_its_routes_at_every_service() throws Exception {
        limit("{'rates': [{'scope': 'payment_methods:write', 'per_second': 1, 'burst': 1}]}");

        var refused = awaitRefusal(() -> shop.post(METHODS, CARD));

        assertThat(refused.error("code")).isEqualTo("rate_limit");
        assertThat(shop.get(PAYMENTS).status()).isEqualTo(200);
        assertThat(shop.get("/v1/balance").status()).isEqualTo(200);
    }

    @Test
    void no_more_requests_are_under_way_than_a_merchant_wants() throws Exception {
        limit("{'concurrent_requests': 1}");

        var refused =
                Await.until(
                        answers -> answers.stream().anyMatch(answer -> answer.status() == 429),
                        this::payAtOnce);

        assertThat(refused).extracting(Answer::status).contains(200);
        Await.until(answer -> answer.status() == 200, () -> shop.get(PAYMENTS));
    }

    @Test
    void a_card_that_was_declined_too_often_is_not_tried_again() throws Exception {
        limitDeclines("card");
        for (var time = 0; time < 3; time++) {
            assertThat(pay("pm_card_chargeDeclined").status()).isEqualTo(402);
        }

        var refused = Await.until(it -> it.status() == 429, () -> pay("pm_card_chargeDeclined"));

        assertThat(refused.error("type")).isEqualTo("card_error");
        assertThat(refused.error("code")).isEqualTo("card_decline_rate_limit_exceeded");
        assertThat(refused.json().getAsJsonObject("error").getAsJsonObject("payment_intent"))
                .satisfies(payment ->
                        assertThat(payment.get("status").getAsString())
                                .isEqualTo("requires_payment_method"));
        assertThat(pay("pm_card_visa").status()).isEqualTo(200);
    }

    @Test
    void an_address_that_was_declined_too_often_tries_no_other_card() throws Exception {
        limitDeclines("ip");
        for (var time = 0; time < 3; time++) {
            assertThat(payInBrowser("pm_card_chargeDeclined").status()).isEqualTo(402);
        }

        var refused = Await.until(it -> it.status() == 429, () -> payInBrowser("pm_card_visa"));

        assertThat(refused.error("code")).isEqualTo("card_decline_rate_limit_exceeded");
    }

    /** A limit is known at checkout within a second, and elsewhere as soon. */
    private static Answer awaitRefusal(Callable<Answer> request) throws Exception {
        return Await.until(answer -> answer.status() == 429, request);
    }

    private List<Answer> payAtOnce() throws Exception {
        try (var shoppers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Answer> purchase = () -> pay("pm_card_visa");
            var paid = new ArrayList<Answer>();
            for (var each : shoppers.invokeAll(Collections.nCopies(8, purchase))) {
                paid.add(each.get());
            }
            return paid;
        }
    }

    private Answer pay(String method) throws Exception {
        return shop.post(PAYMENTS, ORDER + method);
    }

    private Answer payInBrowser(String method) throws Exception {
        var payment = shop.post(PAYMENTS, "amount=15000000&currency=idr").json();
        var secret = payment.get("client_secret").getAsString();
        return anybody.with(merchant.publishableKey())
                .post(
                        PAYMENTS + "/" + payment.get("id").getAsString() + "/confirm",
                        "client_secret=" + secret + "&payment_method=" + method);
    }

    private void limit(String limits) {
        var changes = JsonParser.parseString("{'limits': " + limits + "}").getAsJsonObject();
        gateway.operate("/merchants/" + merchant.id(), changes);
    }

    /** The merchant's own limit, which counts published test cards as well. */
    private void limitDeclines(String subject) throws Exception {
        var set =
                new Tool(gateway, merchant)
                        .operate(
                                "fraud",
                                "limit",
                                merchant.id(),
                                "--velocity",
                                subject + ":declines:hour=3:block");
        assertThat(set.status()).as(set.output()).isZero();
    }
}
