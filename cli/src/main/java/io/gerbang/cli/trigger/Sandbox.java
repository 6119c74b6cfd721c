package io.gerbang.cli.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import io.gerbang.cli.api.Api;
import io.gerbang.cli.api.Api.ApiException;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a shop does in test mode, in the words of the table of triggers. */
final class Sandbox {
    private static final String PAYMENTS = "/v1/payment_intents";
    private static final String ORDER =
            "amount=15000000&currency=idr&payment_method_types[]=card&description=gerbang+trigger";
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

    /** Money that is held. */
    JsonNode hold() throws IOException, InterruptedException {
        return confirmed("&payment_method=pm_card_visa&capture_method=manual");
    }

    JsonNode capture(JsonNode payment) throws IOException, InterruptedException {
        return api.post(PAYMENTS + "/" + id(payment) + "/capture", "");
    }

    JsonNode cancel(JsonNode payment) throws IOException, InterruptedException {
        return api.post(PAYMENTS + "/" + id(payment) + "/cancel", "");
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

    /** A payment whose money is on its way to the merchant's bank, and arrives. */
    JsonNode payOut() throws IOException, InterruptedException {
        var charge = pay("pm_card_visa").path("latest_charge").asText();
        Patience.until(
                () -> api.get("/v1/balance_transactions?source=" + charge),
                posted -> !posted.path("data").isEmpty());
        var path = "/v1/test_helpers/test_clocks/" + Objects.requireNonNull(clock);
        var later = api.get(path).path("frozen_time").asLong() + TWO_WEEKS.toSeconds();
        api.post(path + "/advance", "frozen_time=" + later);
        return Patience.until(
                () -> api.get(path), it -> it.path("status").asText().equals("ready"));
    }

    /** A decline is an answer, too. */
    private JsonNode confirmed(String more) throws IOException, InterruptedException {
        try {
            return api.post(PAYMENTS, ORDER + more + "&confirm=true");
        } catch (ApiException declined) {
            var payment = declined.error("payment_intent");
            if (payment.isMissingNode()) {
                throw declined;
            }
            return payment;
        }
    }

    private static String id(JsonNode object) {
        return object.path("id").asText();
    }
}
