package io.gerbang.systemtests.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.gerbang.systemtests.gateway.Await;
import io.gerbang.systemtests.gateway.GatewayExtension;
import io.gerbang.systemtests.gateway.Merchant;
import io.gerbang.systemtests.gateway.RunningGateway;
import io.gerbang.systemtests.gateway.Tool;
import io.gerbang.systemtests.gateway.Wire;
import io.gerbang.systemtests.gateway.Wire.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keys that were rolled or revoked, that may do little, and that are of the other mode. */
@ExtendWith(GatewayExtension.class)
class KeyAttacksIT {
    private static final String PAYMENTS = "/v1/payment_intents";
    private static final String METHODS = "/v1/payment_methods";
    private static final String PAID =
            "amount=15000000&currency=idr&payment_method=pm_card_visa&confirm=true";
    private static final String CARD =
            "type=card&card[number]=4242424242424242&card[exp_month]=12&card[exp_year]=2034";

    /** A second, and what a slow machine adds to it. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private final RunningGateway gateway;
    private final Merchant merchant;
    private final Wire anybody;
    private final Wire shop;

    KeyAttacksIT(RunningGateway gateway) {
        this.gateway = gateway;
        merchant = gateway.newMerchant();
        anybody = new Wire(gateway);
        shop = anybody.with(merchant.secretKey());
    }

    @Test
    void a_revoked_key_stops_at_every_service_at_once_or_nearly() throws Exception {
        var key = newKey("secret", "test");
        var wire = anybody.with(key.get("key").getAsString());
        assertThat(askAllServices(wire)).extracting(Answer::status).containsOnly(200);

        operate("/keys/" + key.get("id").getAsString() + "/revoke");
        var revoked = Instant.now();
        var refused =
                Await.until(
                        answers -> answers.stream().allMatch(answer -> answer.status() == 401),
                        () -> askAllServices(wire));

        assertThat(Instant.now()).isBefore(revoked.plus(SOON));
        assertThat(refused)
                .extracting(Answer::text)
                .containsOnly(anybody.with("sk_test_unknown").get(PAYMENTS).text());
    }

    @Test
    void a_key_that_is_rolled_works_beside_its_successor_until_it_is_revoked() throws Exception {
        var key = newKey("secret", "test");
        var old = anybody.with(key.get("key").getAsString());
        var id = key.get("id").getAsString();

        var overlap = new JsonObject();
        overlap.addProperty("overlap_seconds", 3_600);
        var successor =
                gateway.operate("/merchants/" + merchant.id() + "/keys/" + id + "/roll", overlap);
        var fresh = anybody.with(successor.get("key").getAsString());

        assertThat(askAllServices(fresh)).extracting(Answer::status).containsOnly(200);
        assertThat(askAllServices(old)).extracting(Answer::status).containsOnly(200);
        operate("/keys/" + id + "/revoke");
        Await.until(
                SOON,
                answers -> answers.stream().allMatch(answer -> answer.status() == 401),
                () -> askAllServices(old));
        assertThat(askAllServices(fresh)).extracting(Answer::status).containsOnly(200);
    }

    @Test
    void a_restricted_key_does_at_every_service_what_its_scopes_say() throws Exception {
        var readsRefunds = anybody.with(restricted("refunds:read"));
        var keepsCards = anybody.with(restricted("payment_methods:write"));
        var readsBalance = anybody.with(restricted("balance:read"));

        assertThat(readsRefunds.get("/v1/refunds").status()).isEqualTo(200);
        assertThat(keepsCards.post(METHODS, CARD).status()).isEqualTo(200);
        assertThat(keepsCards.get("/v1/customers/cus_none/payment_methods").status())
                .isEqualTo(404);
        assertThat(readsBalance.get("/v1/balance").status()).isEqualTo(200);
        var refused =
                List.of(
                        readsRefunds.post("/v1/refunds", "payment_intent=pi_none"),
                        readsRefunds.get("/v1/refunds?expand%5B%5D=data.charge"),
                        readsRefunds.get(PAYMENTS),
                        readsRefunds.get("/v1/balance"),
                        readsRefunds.post(METHODS, CARD),
                        keepsCards.post(PAYMENTS, PAID),
                        keepsCards.post("/v1/tokens", CARD),
                        readsBalance.get("/v1/payouts"));
        assertThat(refused).extracting(Answer::status).containsOnly(403);
        assertThat(refused)
                .extracting(answer -> answer.error("code"))
                .containsOnly("more_permissions_required");
    }

    @Test
    void nothing_of_one_mode_is_there_for_a_key_of_the_other() throws Exception {
        var live = anybody.with(newKey("secret", "live").get("key").getAsString());
        var payment = shop.post(PAYMENTS, PAID).json();
        var id = payment.get("id").getAsString();
        var customer = id(shop.post("/v1/customers", ""));
        var method = id(shop.post(METHODS, CARD));

        var inPath =
                List.of(
                        live.get(PAYMENTS + "/" + id),
                        live.post(PAYMENTS + "/" + id, "description=mine"),
                        live.post(PAYMENTS + "/" + id + "/confirm", ""),
                        live.post(PAYMENTS + "/" + id + "/capture", ""),
                        live.post(PAYMENTS + "/" + id + "/cancel", ""),
                        live.get("/v1/charges/" + payment.get("latest_charge").getAsString()),
                        live.get("/v1/customers/" + customer),
                        live.get(METHODS + "/" + method),
                        live.post(METHODS + "/" + method + "/detach", ""));
        var asParameter =
                List.of(
                        live.post("/v1/refunds", "payment_intent=" + id),
                        live.post(PAYMENTS, "amount=15000000&currency=idr&customer=" + customer),
                        live.post(
                                PAYMENTS,
                                "amount=15000000&currency=idr&confirm=true&payment_method="
                                        + method),
                        live.post(PAYMENTS, PAID));

        assertThat(inPath).extracting(Answer::status).containsOnly(404);
        assertThat(asParameter).extracting(Answer::status).containsOnly(400);
        assertThat(inPath).extracting(it -> it.error("code")).containsOnly("resource_missing");
        assertThat(asParameter).extracting(it -> it.error("code")).containsOnly("resource_missing");
        assertThat(shop.get(PAYMENTS + "/" + id).json()).isEqualTo(payment);
        assertThat(live.get(PAYMENTS).json().getAsJsonArray("data")).isEmpty();
        assertThat(live.get("/v1/balance").json().get("livemode").getAsBoolean()).isTrue();
    }

    @Test
    void what_a_key_was_refused_is_told_to_the_operator() throws Exception {
        var stranger = anybody.with(gateway.newMerchant().secretKey());
        var payment = PAYMENTS + "/" + id(stranger.post(PAYMENTS, "amount=15000000&currency=idr"));

        assertThat(shop.get(payment).status()).isEqualTo(404);

        Await.until(
                listed -> listed.output().contains("\"last_refused\" : \"GET " + payment + "\""),
                () -> new Tool(gateway, merchant).operate("key", "list", merchant.id()));
    }

    @Test
    void a_tool_makes_keys_and_ends_them() throws Exception {
        var tool = new Tool(gateway, merchant);

        var made =
                tool.operate(
                        "key",
                        "create",
                        merchant.id(),
                        "--kind",
                        "restricted",
                        "--scope",
                        "payouts:read");
        var key = JsonParser.parseString(made.output()).getAsJsonObject();
        var wire = anybody.with(key.get("key").getAsString());
        assertThat(wire.get("/v1/payouts").status()).isEqualTo(200);
        var ended = tool.operate("key", "revoke", merchant.id(), key.get("id").getAsString());

        assertThat(ended.status()).as(ended.output()).isZero();
        Await.until(SOON, status -> status == 401, () -> wire.get("/v1/payouts").status());
        assertThat(gateway.state().logs()).doesNotContain(key.get("key").getAsString());
    }

    /** One route of each service that merchants call. */
    private static List<Answer> askAllServices(Wire wire) throws Exception {
        return List.of(wire.get(PAYMENTS), wire.get("/v1/balance"), wire.post(METHODS, CARD));
    }

    private JsonObject newKey(String kind, String mode, String... scopes) {
        var wanted = new JsonObject();
        wanted.addProperty("kind", kind);
        wanted.addProperty("mode", mode);
        var all = new JsonArray();
        List.of(scopes).forEach(all::add);
        wanted.add("scopes", all);
        return gateway.operate("/merchants/" + merchant.id() + "/keys", wanted);
    }

    private String restricted(String... scopes) {
        return newKey("restricted", "test", scopes).get("key").getAsString();
    }

    private void operate(String path) {
        gateway.operate("/merchants/" + merchant.id() + path, new JsonObject());
    }

    private static String id(Answer answer) {
        return answer.json().get("id").getAsString();
    }
}
