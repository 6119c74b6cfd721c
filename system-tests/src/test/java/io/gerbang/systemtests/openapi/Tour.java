package io.gerbang.systemtests.openapi;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.gerbang.systemtests.gateway.Await;
import io.gerbang.systemtests.gateway.Wire;
import io.gerbang.systemtests.gateway.Wire.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Asks every public route, for objects in each form that they have, and notes the answers. */
final class Tour {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ORDER = "amount=15000000&currency=idr&payment_method_types[]=card";
    private static final String PAID = ORDER + "&payment_method=pm_card_visa&confirm=true";
    private static final String HELD = PAID + "&capture_method=manual";
    private static final String WITH_ALL =
            "&description=Tea&metadata[table]=7&receipt_email=ani@example.com"
                    + "&shipping[name]=Ani&shipping[address][line1]=Jalan+Braga+1"
                    + "&shipping[address][city]=Bandung&shipping[address][country]=ID"
                    + "&shipping[address][postal_code]=40111&statement_descriptor_suffix=TEA"
                    + "&setup_future_usage=off_session&transfer_group=teas";
    private static final String INCREMENTAL =
            "&payment_method_options[card][request_incremental_authorization]=if_available";
    private static final String CARD =
            "card[number]=4242424242424242&card[exp_month]=12&card[exp_year]=2034&card[cvc]=123";
    private static final String CONTACT =
            "name=Ani&email=ani@example.com&phone=0812&description=Tea&address[city]=Bandung"
                    + "&address[country]=ID&address[line1]=Jalan+Braga+1&shipping[name]=Ani"
                    + "&shipping[address][line1]=Jalan+Braga+1&preferred_locales[]=id";
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    private final Wire shop;
    private final Document document;

    Tour(Wire shop, Document document) {
        this.shop = shop;
        this.document = document;
    }

    void run() throws Exception {
        cards();
        customers();
        payments();
        holds();
        refunds();
        setups();
        sessions();
        webhooks();
        money();
        events();
    }

    private void cards() throws Exception {
        post("/v1/tokens", CARD);
        post("/v1/payment_methods", "type=card&" + CARD + "&metadata[a]=b");
        post(
                "/v1/payment_methods",
                "type=card&"
                        + CARD
                        + "&billing_details[name]=Ani&billing_details[email]=ani@example.com"
                        + "&billing_details[phone]=0812&billing_details[address][city]=Bandung"
                        + "&billing_details[address][country]=ID"
                        + "&billing_details[address][line1]=Jalan+Braga+1"
                        + "&billing_details[address][postal_code]=40111");
    }

    private void customers() throws Exception {
        get("/v1/account");
        post("/v1/customers", "");
        var customer = id(post("/v1/customers", CONTACT + "&metadata[a]=b"));
        var own = "/v1/customers/" + customer;
        get("/v1/customers");
        get("/v1/customers/search?query=" + Wire.encoded("email:'ani@example.com'"));
        var method = id(post("/v1/payment_methods/pm_card_visa/attach", "customer=" + customer));
        post(own, "invoice_settings[default_payment_method]=" + method);
        get(own + "?expand[]=invoice_settings.default_payment_method");
        get(own + "/payment_methods");
        get(own + "/payment_methods/" + method);
        get("/v1/payment_methods?customer=" + customer);
        get("/v1/payment_methods/" + method + "?expand[]=customer");
        post("/v1/payment_methods/" + method, "metadata[a]=b");
        var theirs = PAID.replace("pm_card_visa", method) + "&customer=" + customer;
        get("/v1/charges/" + charge(post("/v1/payment_intents", theirs)) + "?expand[]=customer");
        post("/v1/payment_intents", theirs + "&expand[]=customer");
        get("/v1/payment_intents/search?query=" + Wire.encoded("customer:'" + customer + "'"));
        get("/v1/charges/search?query=" + Wire.encoded("customer:'" + customer + "'"));
        post("/v1/payment_methods/" + method + "/detach", "");
        delete(own);
        get(own);
    }

    private void payments() throws Exception {
        var later = "/v1/payment_intents/" + id(post("/v1/payment_intents", ORDER));
        post(later, "description=Coffee" + WITH_ALL.replace("&description=Tea", ""));
        post(later + "/confirm", "payment_method=pm_card_visa");
        var declined = PAID.replace("visa", "visa_chargeDeclinedInsufficientFunds");
        var failed = post("/v1/payment_intents", declined).getAsJsonObject("error");
        get("/v1/charges/" + failed.get("charge").getAsString());
        get("/v1/payment_intents/" + id(failed.getAsJsonObject("payment_intent")));
        var risky = PAID.replace("visa", "riskLevelHighest");
        var blocked = post("/v1/payment_intents", risky).getAsJsonObject("error");
        get("/v1/charges/" + blocked.get("charge").getAsString());
        post(
                "/v1/payment_intents",
                PAID + WITH_ALL + "&expand[]=latest_charge&expand[]=payment_method");
        var challenged = PAID.replace("visa", "threeDSecureRequired");
        post("/v1/payment_intents", challenged + "&return_url=https://example.com/");
        get("/v1/payment_intents/pi_unknown");
        get("/v1/payment_intents?limit=100");
    }

    private void holds() throws Exception {
        var held = "/v1/payment_intents/" + id(post("/v1/payment_intents", HELD + INCREMENTAL));
        post(held + "/increment_authorization", "amount=16000000");
        var captured = post(held + "/capture", "amount_to_capture=5000000");
        get("/v1/charges/" + charge(captured));
        var unwanted = "/v1/payment_intents/" + id(post("/v1/payment_intents", HELD));
        post(unwanted + "/cancel", "cancellation_reason=abandoned");
        post(unwanted + "/cancel", "");
        var charged = "/v1/charges/" + charge(post("/v1/payment_intents", HELD));
        post(charged, "description=Coffee");
        post(charged + "/capture", "");
        get("/v1/charges?limit=100");
    }

    private void refunds() throws Exception {
        var charge = charge(post("/v1/payment_intents", PAID));
        var refund = post("/v1/refunds", "charge=" + charge + "&amount=5000000&metadata[a]=b");
        post("/v1/refunds", "charge=" + charge + "&reason=duplicate");
        get("/v1/charges/" + charge + "/refunds");
        get("/v1/refunds");
        get("/v1/refunds/" + id(refund));
        post("/v1/refunds/" + id(refund), "metadata[a]=c");
        post("/v1/refunds/" + id(refund) + "/cancel", "");
        get("/v1/refunds/" + id(refund) + "?expand[]=charge&expand[]=payment_intent");
        get("/v1/charges/" + charge + "?expand[]=refunds&expand[]=payment_intent");
        var keeping = "amount=15000000&currency=idr&confirm=true&payment_method=pm_card_refundFail";
        post("/v1/refunds", "payment_intent=" + id(post("/v1/payment_intents", keeping)));
    }

    private void setups() throws Exception {
        var customer = id(post("/v1/customers", ""));
        var kept =
                post(
                        "/v1/setup_intents",
                        "confirm=true&payment_method=pm_card_visa&usage=off_session&customer="
                                + customer
                                + "&payment_method_types[]=card&expand[]=customer"
                                + "&mandate_data[customer_acceptance][type]=online"
                                + "&mandate_data[customer_acceptance][online][ip_address]=192.0.2.1"
                                + "&mandate_data[customer_acceptance][online][user_agent]=Mosaic");
        get("/v1/setup_intents/" + id(kept) + "?expand[]=payment_method&expand[]=latest_attempt");
        get("/v1/mandates/" + kept.get("mandate").getAsString());
        var onPaper =
                post(
                        "/v1/setup_intents",
                        "confirm=true&payment_method=pm_card_visa&customer="
                                + customer
                                + "&mandate_data[customer_acceptance][type]=offline");
        get("/v1/mandates/" + onPaper.get("mandate").getAsString());
        get("/v1/setup_intents?limit=100");
        var later = "/v1/setup_intents/" + id(post("/v1/setup_intents", "description=Teas"));
        post(later, "metadata[a]=b");
        post(later + "/confirm", "payment_method=pm_card_visa_chargeDeclined");
        get(later + "?expand[]=latest_attempt");
        post(later + "/confirm", "payment_method=pm_card_visa");
        var unwanted = "/v1/setup_intents/" + id(post("/v1/setup_intents", ""));
        post(unwanted + "/cancel", "cancellation_reason=abandoned");
    }

    private void sessions() throws Exception {
        var form =
                "mode=payment&success_url=https://example.com/&line_items[0][quantity]=2"
                        + "&line_items[0][price_data][currency]=idr"
                        + "&line_items[0][price_data][unit_amount]=5000000"
                        + "&line_items[0][price_data][product_data][name]=Kopi";
        var session = "/v1/checkout/sessions/" + id(post("/v1/checkout/sessions", form));
        get(session + "?expand[]=line_items");
        get(session + "/line_items");
        get("/v1/checkout/sessions?limit=100");
        post("/v1/checkout/sessions", form + "&customer_email=ani@example.com&metadata[a]=b");
        post(session + "/expire", "");
        var keeping = "mode=setup&success_url=https://example.com/&expand[]=setup_intent";
        post("/v1/checkout/sessions", keeping);
    }

    private void webhooks() throws Exception {
        var form = "enabled_events[]=charge.succeeded&url=http://127.0.0.1:9/webhooks";
        var plain = post("/v1/webhook_endpoints", form);
        post(
                "/v1/webhook_endpoints",
                form + "&description=Teas&metadata[a]=b&api_version=2026-10-28.endive");
        get("/v1/webhook_endpoints");
        var endpoint = "/v1/webhook_endpoints/" + id(plain);
        get(endpoint);
        post(endpoint, "description=Coffee");
        post(endpoint + "/roll_secret", "");
        post("/v1/payment_intents", PAID);
        var deliveries =
                Await.until(
                        all -> !all.isEmpty() && number(all, "attempt_count") > 0,
                        () -> data(get(endpoint + "/deliveries")));
        var event = "/v1/events/" + id(deliveries.get(0).getAsJsonObject());
        post(event + "/retry", "webhook_endpoint=" + id(plain));
        delete(endpoint);
    }

    /** From here on the merchant's time stands still. */
    private void money() throws Exception {
        var clocks = "/v1/test_helpers/test_clocks";
        var now = Instant.now().getEpochSecond();
        post(clocks, "frozen_time=" + now + "&name=Teas");
        var clock = clocks + "/" + id(first(get(clocks)));
        var charge = charge(post("/v1/payment_intents", PAID));
        var posted =
                Await.until(
                        entries -> !entries.isEmpty(),
                        () -> data(get("/v1/balance_transactions?source=" + charge)));
        var entry = id(posted.get(0).getAsJsonObject());
        get("/v1/balance_transactions/" + entry);
        get("/v1/balance/history");
        get("/v1/balance/history/" + entry);
        get("/v1/charges/" + charge + "?expand[]=balance_transaction");
        Await.until(Tour::isReady, () -> get(clock));
        post(clock + "/advance", "frozen_time=" + (now + TWO_WEEKS.toSeconds()));
        Await.until(Tour::isReady, () -> get(clock));
        var payout = id(first(get("/v1/payouts")));
        get("/v1/payouts/" + payout);
        get("/v1/payouts/" + payout + "?expand[]=balance_transaction");
        keepBackPayout(clock);
        get("/v1/balance_transactions?limit=100");
        get("/v1/balance");
        delete(clock);
    }

    /** An hour after it was made it has not left for the bank yet. */
    private void keepBackPayout(String clock) throws Exception {
        var charge = charge(post("/v1/payment_intents", PAID));
        var posted =
                Await.until(
                        entries -> !entries.isEmpty(),
                        () -> data(get("/v1/balance_transactions?source=" + charge)));
        var available = posted.get(0).getAsJsonObject().get("available_on").getAsLong();
        post(clock + "/advance", "frozen_time=" + (available + AN_HOUR.toSeconds()));
        Await.until(Tour::isReady, () -> get(clock));
        var payout = "/v1/payouts/" + id(first(get("/v1/payouts?status=pending")));
        post(payout + "/cancel", "");
        get(payout);
    }

    /** Those that settlement causes come when they come. */
    private void events() throws Exception {
        for (var type : List.of("payout.paid", "payout.canceled", "balance.available")) {
            Await.until(found -> !found.isEmpty(), () -> data(get("/v1/events?type=" + type)));
        }
        var page = data(get("/v1/events?limit=100"));
        var last = id(page.get(page.size() - 1).getAsJsonObject());
        get("/v1/events?limit=100&starting_after=" + last);
        get("/v1/events/" + last);
    }

    private JsonObject get(String path) throws Exception {
        var query = path.contains("?") ? path.replaceFirst(".*\\?", "") : "";
        return note("GET", path, query, shop.get(path));
    }

    private JsonObject post(String path, String form) throws Exception {
        return note("POST", path, form, shop.post(path, form));
    }

    private void delete(String path) throws Exception {
        note("DELETE", path, "", shop.send("DELETE", path, FORM, ""));
    }

    private JsonObject note(String method, String path, String form, Answer answer) {
        if (answer.status() == 200) {
            document.add(method, path.replaceFirst("\\?.*", ""), form, answer.json());
        } else {
            document.addError(method, path.replaceFirst("\\?.*", ""), answer.json());
        }
        return answer.json();
    }

    private static boolean isReady(JsonObject clock) {
        return clock.get("status").getAsString().equals("ready");
    }

    private static int number(JsonArray all, String field) {
        return all.get(0).getAsJsonObject().get(field).getAsInt();
    }

    private static String id(JsonObject object) {
        return object.get("id").getAsString();
    }

    private static String charge(JsonObject payment) {
        return payment.get("latest_charge").getAsString();
    }

    private static JsonObject first(JsonObject list) {
        return data(list).get(0).getAsJsonObject();
    }

    private static JsonArray data(JsonObject list) {
        return list.getAsJsonArray("data");
    }
}
