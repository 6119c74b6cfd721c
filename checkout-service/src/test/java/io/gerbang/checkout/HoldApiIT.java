package io.gerbang.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What a merchant can do with held money besides capturing it once. */
@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "checkout"))
class HoldApiIT extends ShopApi {

    private static final String PAYMENTS = "/v1/payment_intents";
    private static final String HOLD =
            "amount=1000&currency=usd&confirm=true&payment_method=pm_card_visa"
                    + "&capture_method=manual";
    private static final String CARD = "&payment_method_options[card]";

    @Test
    void whoever_captures_or_refunds_an_odd_amount_is_told_of_which_payment() {
        var confirmed = "amount=50000&currency=kwd&confirm=true&payment_method=pm_card_visa";
        var paid = api.post(PAYMENTS, confirmed).text("id");
        var held = api.post(PAYMENTS, confirmed + "&capture_method=manual").text("id");

        var odd = api.post(PAYMENTS + "/" + held + "/capture", "amount_to_capture=1001");
        var large = api.post("/v1/refunds", "payment_intent=" + paid + "&amount=60000");

        assertThat(odd.text("error.payment_intent.id")).isEqualTo(held);
        assertThat(large.text("error.payment_intent.id")).isEqualTo(paid);
    }

    @Test
    void a_hold_is_captured_in_parts_where_that_was_asked_for() {
        var held = api.post(PAYMENTS, HOLD + CARD + "[request_multicapture]=if_available");
        var capture = PAYMENTS + "/" + held.text("id") + "/capture";

        var first = api.post(capture, "amount_to_capture=600&final_capture=false");
        var charge = api.get("/v1/charges/" + held.text("latest_charge"));
        var tooMuch = api.post(capture, "amount_to_capture=401&final_capture=false");
        var last = api.post(capture, "");

        assertThat(held.text("payment_method_options.card.request_multicapture"))
                .isEqualTo("if_available");
        assertThat(first.text("status")).isEqualTo("requires_capture");
        assertThat(first.number("amount_received")).isEqualTo(600);
        assertThat(first.number("amount_capturable")).isEqualTo(400);
        var card = "payment_method_details.card.";
        assertThat(charge.text(card + "multicapture.status")).isEqualTo("available");
        assertThat(charge.text(card + "overcapture.status")).isEqualTo("unavailable");
        assertThat(charge.number(card + "capture_before")).isPositive();
        assertThat(charge.number("amount_captured")).isEqualTo(600);
        assertThat(tooMuch.text("error.code")).isEqualTo("amount_too_large");
        assertThat(tooMuch.number("error.payment_intent.amount_capturable")).isEqualTo(400);
        assertThat(last.text("status")).isEqualTo("succeeded");
        assertThat(last.number("amount_received")).isEqualTo(1000);
    }

    @Test
    void a_hold_is_captured_once_where_nothing_else_was_asked_for() {
        var held = api.post(PAYMENTS, HOLD);
        var capture = PAYMENTS + "/" + held.text("id") + "/capture";

        var part = api.post(capture, "amount_to_capture=600&final_capture=false");
        var tooMuch = api.post(capture, "amount_to_capture=1001");

        assertThat(part.status()).isEqualTo(400);
        assertThat(part.text("error.param")).isEqualTo("final_capture");
        assertThat(part.text("error.payment_intent.status")).isEqualTo("requires_capture");
        assertThat(tooMuch.text("error.code")).isEqualTo("amount_too_large");
    }

    @Test
    void more_than_the_hold_is_captured_up_to_the_limit_where_that_was_asked_for() {
        var held = api.post(PAYMENTS, HOLD + CARD + "[request_overcapture]=if_available");
        var capture = PAYMENTS + "/" + held.text("id") + "/capture";

        var tooMuch = api.post(capture, "amount_to_capture=1151");
        var captured = api.post(capture, "amount_to_capture=1150");
        var charge = api.get("/v1/charges/" + held.text("latest_charge"));

        assertThat(tooMuch.text("error.code")).isEqualTo("amount_too_large");
        assertThat(captured.text("status")).isEqualTo("succeeded");
        assertThat(captured.number("amount_received")).isEqualTo(1150);
        assertThat(charge.number("amount_captured")).isEqualTo(1150);
        var overcapture = "payment_method_details.card.overcapture.";
        assertThat(charge.text(overcapture + "status")).isEqualTo("available");
        assertThat(charge.number(overcapture + "maximum_amount_capturable")).isEqualTo(1150);
    }

    @Test
    void what_was_captured_stays_when_the_rest_is_canceled_and_can_be_refunded() {
        var held = api.post(PAYMENTS, HOLD + CARD + "[request_multicapture]=if_available");
        var path = PAYMENTS + "/" + held.text("id");
        api.post(path + "/capture", "amount_to_capture=600&final_capture=false");
        api.post("/v1/refunds", "payment_intent=" + held.text("id") + "&amount=100");

        var canceled = api.post(path + "/cancel", "");
        var refund = api.post("/v1/refunds", "payment_intent=" + held.text("id"));

        assertThat(canceled.text("status")).isEqualTo("succeeded");
        assertThat(canceled.number("amount_received")).isEqualTo(600);
        assertThat(refund.number("amount")).isEqualTo(500);
    }

    @Test
    void a_hold_is_increased_where_that_was_asked_for() {
        var held =
                api.post(
                        PAYMENTS, HOLD + CARD + "[request_incremental_authorization]=if_available");
        var path = PAYMENTS + "/" + held.text("id");

        var declined = api.post(path + "/increment_authorization", "amount=1551&metadata[n]=1");
        var increased = api.post(path + "/increment_authorization", "amount=1500&metadata[n]=2");
        var smaller = api.post(path + "/increment_authorization", "amount=1500");
        var captured = api.post(path + "/capture", "");
        var late = api.post(path + "/increment_authorization", "amount=1600");

        assertThat(declined.status()).isEqualTo(402);
        assertThat(declined.text("error.code")).isEqualTo("card_declined");
        assertThat(declined.text("error.decline_code")).isEqualTo("insufficient_funds");
        assertThat(declined.number("error.payment_intent.amount_capturable")).isEqualTo(1000);
        assertThat(declined.text("error.payment_method.card.last4")).isEqualTo("4242");
        assertThat(declined.body().at("/error/payment_intent/metadata")).isEmpty();
        assertThat(increased.text("status")).isEqualTo("requires_capture");
        assertThat(increased.number("amount")).isEqualTo(1500);
        assertThat(increased.number("amount_capturable")).isEqualTo(1500);
        assertThat(increased.text("metadata.n")).isEqualTo("2");
        assertThat(smaller.text("error.param")).isEqualTo("amount");
        assertThat(captured.number("amount_received")).isEqualTo(1500);
        assertThat(late.text("error.code")).isEqualTo("payment_intent_unexpected_state");
        var charge = api.get("/v1/charges/" + held.text("latest_charge"));
        assertThat(charge.number("amount")).isEqualTo(1500);
        assertThat(charge.number("payment_method_details.card.amount_authorized")).isEqualTo(1500);
    }

    @Test
    void while_the_issuer_is_asked_for_more_nothing_is_noted_of_the_payment() {
        var held =
                api.post(
                        PAYMENTS, HOLD + CARD + "[request_incremental_authorization]=if_available");
        var path = PAYMENTS + "/" + held.text("id");
        var asked = api.post(path + "/increment_authorization", "amount=1591");

        var refused = api.post(path, "metadata[order]=7", "note-7");
        var other = api.post(path, "metadata[order]=8", "note-7");

        assertThat(asked.status()).isEqualTo(200);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text("error.code")).isEqualTo("lock_timeout");
        assertThat(refused.headers().firstValue("Stripe-Should-Retry")).hasValue("true");
        assertThat(other.text("error.code"))
                .as("of a key that was not used")
                .isEqualTo("lock_timeout");
        assertThat(api.get(path).body().get("metadata")).isEmpty();
    }

    @Test
    void a_hold_is_not_increased_where_that_was_not_asked_for() {
        var held = api.post(PAYMENTS, HOLD);

        var refused =
                api.post(
                        PAYMENTS + "/" + held.text("id") + "/increment_authorization",
                        "amount=1500");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("error.code")).isEqualTo("payment_intent_invalid_parameter");
        assertThat(refused.text("error.payment_intent.status")).isEqualTo("requires_capture");
    }
}
