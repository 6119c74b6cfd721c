package io.gerbang.systemtests.security;

import com.google.gson.JsonObject;
import io.gerbang.systemtests.gateway.Await;
import io.gerbang.systemtests.gateway.Wire;
import io.gerbang.systemtests.gateway.Wire.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A merchant who has one of everything. */
final class Estate {
    private static final String ORDER = "amount=15000000&currency=idr&payment_method_types[]=card";
    private static final String PAID = ORDER + "&payment_method=pm_card_visa&confirm=true";
    private static final String HELD = PAID + "&capture_method=manual";
    private static final String ENDPOINTS = "/v1/webhook_endpoints";
    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    private final Wire shop;
    private final Map<String, String> ids = new HashMap<>();

    private Estate(Wire shop) {
        this.shop = shop;
    }

    /** Of a merchant who trades: what can be moved is about to be. */
    static Estate of(Wire shop) throws Exception {
        var estate = new Estate(shop);
        estate.customer();
        estate.payments();
        estate.setups();
        estate.others();
        estate.money();
        return estate;
    }

    /** Of a merchant who has only begun: what can be changed may still be. */
    static Estate unconfirmed(Wire shop) throws Exception {
        var estate = new Estate(shop);
        estate.customer();
        var paid = shop.post("/v1/payment_intents", PAID).json();
        estate.ids.put("charges", paid.get("latest_charge").getAsString());
        estate.keep("payment_intents", shop.post("/v1/payment_intents", ORDER));
        estate.keep("setup_intents", shop.post("/v1/setup_intents", ""));
        estate.keep(
                "payment_methods",
                shop.post(
                        "/v1/payment_methods",
                        "type=card&card[number]=4242424242424242&card[exp_month]=12"
                                + "&card[exp_year]=2034"));
        estate.others();
        estate.ids.put("events", first("/v1/events", shop));
        return estate;
    }

    /**
     * @param kind as paths have it, such as {@code charges}
     */
    String id(String kind) {
        var id = ids.get(kind);
        if (id == null) {
            throw new AssertionError("Nothing is known of " + kind + ": make one of them here");
        }
        return id;
    }

    private void customer() throws Exception {
        keep("customers", shop.post("/v1/customers", "name=Ani&email=ani@example.com"));
        keep(
                "payment_methods",
                shop.post(
                        "/v1/payment_methods/pm_card_visa/attach", "customer=" + id("customers")));
    }

    private void payments() throws Exception {
        var payment = keep("payment_intents", shop.post("/v1/payment_intents", HELD));
        ids.put("secret", payment.get("client_secret").getAsString());
        ids.put("charges", payment.get("latest_charge").getAsString());
        var paid = shop.post("/v1/payment_intents", PAID).json();
        var charge = paid.get("latest_charge").getAsString();
        ids.put("paid", charge);
        keep("refunds", shop.post("/v1/refunds", "charge=" + charge + "&amount=5000000"));
    }

    private void setups() throws Exception {
        var kept =
                shop.post(
                        "/v1/setup_intents",
                        "confirm=true&payment_method=pm_card_visa&customer="
                                + id("customers")
                                + "&payment_method_types[]=card");
        ids.put("mandates", kept.json().get("mandate").getAsString());
        keep("setup_intents", shop.post("/v1/setup_intents", "payment_method=pm_card_visa"));
    }

    private void others() throws Exception {
        var session =
                "mode=payment&success_url=https://example.com/&line_items[0][quantity]=2"
                        + "&line_items[0][price_data][currency]=idr"
                        + "&line_items[0][price_data][unit_amount]=5000000"
                        + "&line_items[0][price_data][product_data][name]=Kopi";
        keep("sessions", shop.post("/v1/checkout/sessions", session));
        keep(
                "webhook_endpoints",
                shop.post(ENDPOINTS, "url=http://127.0.0.1:9/&enabled_events[]=payout.failed"));
    }

    /** From here on the merchant's time stands still. */
    private void money() throws Exception {
        var source = "/v1/balance_transactions?source=" + id("paid");
        var transaction = Await.until(id -> !id.isEmpty(), () -> firstOrNothing(source, shop));
        ids.put("balance_transactions", transaction);
        ids.put("history", transaction);
        var now = Instant.now().getEpochSecond();
        var clocks = "/v1/test_helpers/test_clocks";
        var clock = keep("test_clocks", shop.post(clocks, "frozen_time=" + now));
        var path = clocks + "/" + clock.get("id").getAsString();
        Await.until(Estate::isReady, () -> shop.get(path).json());
        shop.post(path + "/advance", "frozen_time=" + (now + TWO_WEEKS.toSeconds()));
        Await.until(Estate::isReady, () -> shop.get(path).json());
        ids.put("payouts", first("/v1/payouts", shop));
        ids.put("events", first("/v1/events?type=payment_intent.created", shop));
    }

    private JsonObject keep(String kind, Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError(kind + ": " + answer.text());
        }
        ids.put(kind, answer.json().get("id").getAsString());
        return answer.json();
    }

    private static boolean isReady(JsonObject clock) {
        return clock.get("status").getAsString().equals("ready");
    }

    private static String first(String path, Wire shop) throws Exception {
        return Await.until(id -> !id.isEmpty(), () -> firstOrNothing(path, shop));
    }

    private static String firstOrNothing(String path, Wire shop) throws Exception {
        var data = shop.get(path).json().getAsJsonArray("data");
        return data.isEmpty() ? "" : data.get(0).getAsJsonObject().get("id").getAsString();
    }
}
