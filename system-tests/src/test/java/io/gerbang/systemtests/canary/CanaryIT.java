package io.gerbang.systemtests.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.systemtests.gateway.Await;
import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.Merchant;
import io.gerbang.systemtests.gateway.RunningGateway;
import io.gerbang.systemtests.gateway.Wire;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Card numbers, security codes and keys go through every path, and then everything that the gateway
 * keeps or says is searched for them. That the search would find them is shown by a number that may
 * be kept.
 */
@ExtendWith(GatewayExtension.class)
class CanaryIT {
    private static final String ORDER =
            "amount=15000000&currency=idr&payment_method=pm_card_visa&confirm=true"
                    + "&payment_method_types[]=card";

    private final long seed = Long.getLong("gerbang.test.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final RunningGateway gateway;
    private final Merchant merchant;
    private final Wire shop;
    private final Haystacks haystacks;

    CanaryIT(RunningGateway gateway) {
        this.gateway = gateway;
        merchant = gateway.newMerchant();
        shop = new Wire(gateway).with(merchant.secretKey());
        haystacks = new Haystacks(gateway);
        System.out.println("seed of the canaries: " + seed);
    }

    @Test
    void what_must_be_kept_nowhere_is_found_nowhere() throws Exception {
        var cards = new Needles();
        new Flight(gateway, merchant, random, cards).run();
        new Strays(gateway, merchant, random, cards).run();
        keys(cards);
        var secrets = webhookSecret();
        awaitQuiet();

        assertThat(haystacks.logs(cards)).as("seed %d", seed).isEmpty();
        assertThat(haystacks.topics(cards)).as("seed %d", seed).isEmpty();
        assertThat(haystacks.databases(cards)).as("seed %d", seed).isEmpty();
        assertThat(haystacks.logs(secrets)).isEmpty();
        assertThat(haystacks.topics(secrets)).isEmpty();
    }

    @Test
    void what_may_be_kept_is_found_where_it_is_kept() throws Exception {
        var planted = new Needles();
        var number = CardNumber.invalid(random, "445653");
        planted.add("planted", number);
        var paid = shop.post("/v1/payment_intents", ORDER + "&statement_descriptor=a" + number);
        assertThat(paid.status()).as(paid.text()).isEqualTo(200);
        awaitQuiet();
        var log = gateway.state().root().resolve("log/planted.log");
        Files.writeString(
                log, "Basic " + Base64.getEncoder().encodeToString((number + ":").getBytes()));
        Set<String> inLogs;
        try {
            inLogs = haystacks.logs(planted);
        } finally {
            Files.delete(log);
        }

        assertThat(inLogs).containsExactly("planted, in base64 in planted.log");
        assertThat(haystacks.topics(planted)).isNotEmpty();
        assertThat(haystacks.databases(planted)).isNotEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "gerbang.test.heaps", matches = "true")
    void no_card_is_alive_in_the_services_that_have_nothing_to_do_with_cards() throws Exception {
        var cards = new Needles();
        new Flight(gateway, merchant, random, cards).run();
        awaitQuiet();

        assertThat(haystacks.heaps(cards)).as("seed %d", seed).isEmpty();
        var alive = new Needles();
        alive.add("its name", "settlement-service-0");
        assertThat(haystacks.heaps(alive)).contains("its name in settlement-service.hprof");
    }

    /** Right and wrong ones, where they belong and where they do not. */
    private void keys(Needles needles) throws Exception {
        var anybody = new Wire(gateway);
        var key = merchant.secretKey();
        needles.add("the secret key", key);
        anybody.get("/v1/payment_intents?key=" + key);
        anybody.get("/v1/charges/" + key);
        anybody.with(key + "a").get("/v1/payment_intents");
        anybody.get("/v1/payment_intents", "Authorization", "Basic " + key);
        shop.post("/v1/payment_intents", "amount=1&currency=idr&api_key=" + key);
        anybody.get("/" + key);
    }

    /** It signs, so the database has it; nothing else does. */
    private Needles webhookSecret() throws Exception {
        var endpoint =
                shop.post(
                        "/v1/webhook_endpoints",
                        "enabled_events[]=payout.failed&url=http://127.0.0.1:9/");
        var needles = new Needles();
        needles.add("the webhook secret", endpoint.json().get("secret").getAsString());
        return needles;
    }

    /** Until the last payment has gone all the way. */
    private void awaitQuiet() throws Exception {
        var charge =
                shop.post("/v1/payment_intents", ORDER).json().get("latest_charge").getAsString();
        Await.until(
                text -> text.contains("\"txn_"),
                () -> shop.get("/v1/balance_transactions?source=" + charge).text());
    }
}
