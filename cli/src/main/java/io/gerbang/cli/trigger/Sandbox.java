package io.gerbang.cli.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import io.gerbang.cli.api.Api;
import io.gerbang.cli.api.Api.ApiException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a shop does in test mode, in the words of the table of triggers. */
final class Sandbox {
    private static final String PAYMENTS = "/v1/payment_intents";
    private static final String SETUPS = "/v1/setup_intents";
    private static final String SESSIONS = "/v1/checkout/sessions";
    private static final String CUSTOMERS = "/v1/customers";
    private static final String METHODS = "/v1/payment_methods";
    private static final String PAYOUTS = "/v1/payouts";
    private static final String ORDER =
            "amount=15000000&currency=idr&payment_method_types[]=card&description=gerbang+trigger";
    private static final String COFFEE =
            "mode=payment&success_url=https://example.com/&line_items[0][quantity]=2"
                    + "&line_items[0][price_data][currency]=idr"
                    + "&line_items[0][price_data][unit_amount]=7500000"
                    + "&line_items[0][price_data][product_data][name]=Kopi";
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration TWO_WEEKS = Duration.ofDays(14);
    private static final int NEW_CARD_YEAR = 2034;

    private final Api api;
    private final @Nullable String clock;

    /**
     * @param clock id of the merchant's test clock; null where no trigger needs one
     */
    Sandbox(Api api, @Nullable String clock) {
        this.api = api;
        this.clock = clock;
    }

    Api api() {
        return api;
    }

    /** A payment that nobody has confirmed. */
    JsonNode order() throws IOException, InterruptedException {
        return api.post(PAYMENTS, ORDER);
    }

    /** A payment that was confirmed, whatever came of it. */
    JsonNode pay(String paymentMethod) throws IOException, InterruptedException {
        return confirmed("&payment_method=" + paymentMethod);
    }

    /** Money that is held, of which there may be more. */
    JsonNode hold() throws IOException, InterruptedException {
        return confirmed(
                "&payment_method=pm_card_visa&capture_method=manual"
                        + "&payment_method_options[card][request_incremental_authorization]"
                        + "=if_available");
    }

    JsonNode increment(JsonNode payment) throws IOException, InterruptedException {
        return api.post(
                PAYMENTS + "/" + id(payment) + "/increment_authorization", "amount=16000000");
    }

    JsonNode capture(JsonNode payment) throws IOException, InterruptedException {
        return api.post(PAYMENTS + "/" + id(payment) + "/capture", "");
    }

    /** A payment that is held until its time is up. */
    JsonNode letExpire(JsonNode payment) throws IOException, InterruptedException {
        waitTwoWeeks();
        return payment;
    }

    /** Of a payment, or a setup intent. */
    JsonNode cancel(JsonNode intent) throws IOException, InterruptedException {
        var isSetup = intent.path("object").asText().equals("setup_intent");
        return api.post((isSetup ? SETUPS : PAYMENTS) + "/" + id(intent) + "/cancel", "");
    }

    /**
     * A wish to keep a card, confirmed where there is one, whatever came of it.
     *
     * @param paymentMethod empty for none
     */
    JsonNode setUp(String paymentMethod) throws IOException, InterruptedException {
        return paymentMethod.isEmpty()
                ? api.post(SETUPS, "")
                : made(SETUPS, "confirm=true&payment_method=" + paymentMethod, "setup_intent");
    }

    /** Something for sale on a hosted page. */
    JsonNode session() throws IOException, InterruptedException {
        return api.post(SESSIONS, COFFEE);
    }

    /** What the page does once the vault has the card. */
    JsonNode payFor(JsonNode session) throws IOException, InterruptedException {
        var page = URI.create(session.path("url").asText()).getPath();
        return api.post(page + "/confirm", "payment_method=pm_card_visa");
    }

    JsonNode expire(JsonNode session) throws IOException, InterruptedException {
        return api.post(SESSIONS + "/" + id(session) + "/expire", "");
    }

    JsonNode customer() throws IOException, InterruptedException {
        return api.post(CUSTOMERS, "name=Ayu");
    }

    JsonNode rename(JsonNode customer) throws IOException, InterruptedException {
        return api.post(CUSTOMERS + "/" + id(customer), "name=Ayu+Lestari");
    }

    JsonNode delete(JsonNode customer) throws IOException, InterruptedException {
        api.delete(CUSTOMERS + "/" + id(customer));
        return customer;
    }

    /** A card of a new customer. */
    JsonNode attach(String paymentMethod) throws IOException, InterruptedException {
        return api.post(METHODS + "/" + paymentMethod + "/attach", "customer=" + id(customer()));
    }

    JsonNode note(JsonNode method) throws IOException, InterruptedException {
        return api.post(METHODS + "/" + id(method), "metadata[note]=gerbang+trigger");
    }

    JsonNode detach(JsonNode method) throws IOException, InterruptedException {
        return api.post(METHODS + "/" + id(method) + "/detach", "");
    }

    JsonNode refund(JsonNode payment) throws IOException, InterruptedException {
        return api.post("/v1/refunds", "payment_intent=" + id(payment));
    }

    /** The id of a payment method, from one of the numbers that the simulated network knows. */
    String card(String number) throws IOException, InterruptedException {
        return id(
                api.post(
                        "/v1/payment_methods",
                        "type=card&card[number]=%s&card[exp_month]=12&card[exp_year]=%d&card[cvc]=123"
                                .formatted(number, NEW_CARD_YEAR)));
    }

    /** A payment whose money goes to the merchant's bank, whatever that makes of it. */
    JsonNode payOut() throws IOException, InterruptedException {
        earn();
        return waitTwoWeeks();
    }

    /** A payout of an hour ago, which has not left for the bank yet. */
    JsonNode pendingPayout() throws IOException, InterruptedException {
        waitUntil(earn().path("available_on").asLong() + AN_HOUR.toSeconds());
        return api.get(PAYOUTS + "?limit=1&status=pending").path("data").path(0);
    }

    JsonNode keepBack(JsonNode payout) throws IOException, InterruptedException {
        return api.post(PAYOUTS + "/" + id(payout) + "/cancel", "");
    }

    /** What a payment has brought, once it is in the books. */
    private JsonNode earn() throws IOException, InterruptedException {
        var charge = pay("pm_card_visa").path("latest_charge").asText();
        return Patience.until(
                        () -> api.get("/v1/balance_transactions?source=" + charge),
                        posted -> !posted.path("data").isEmpty())
                .path("data")
                .path(0);
    }

    private JsonNode waitTwoWeeks() throws IOException, InterruptedException {
        return waitUntil(api.get(clock()).path("frozen_time").asLong() + TWO_WEEKS.toSeconds());
    }

    /**
     * @param time in seconds
     */
    private JsonNode waitUntil(long time) throws IOException, InterruptedException {
        api.post(clock() + "/advance", "frozen_time=" + time);
        return Patience.until(
                () -> api.get(clock()), it -> it.path("status").asText().equals("ready"));
    }

    private String clock() {
        return "/v1/test_helpers/test_clocks/" + Objects.requireNonNull(clock);
    }

    private JsonNode confirmed(String more) throws IOException, InterruptedException {
        return made(PAYMENTS, ORDER + more + "&confirm=true", "payment_intent");
    }

    /** A decline is an answer, too. */
    private JsonNode made(String path, String form, String object)
            throws IOException, InterruptedException {
        try {
            return api.post(path, form);
        } catch (ApiException declined) {
            var intent = declined.error(object);
            if (intent.isMissingNode()) {
                throw declined;
            }
            return intent;
        }
    }

    private static String id(JsonNode object) {
        return object.path("id").asText();
    }
}
