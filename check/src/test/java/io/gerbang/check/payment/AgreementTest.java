package io.gerbang.check.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementTest {
    private static final Trail REFUNDED = trail("PaymentAuthorized", 1, 1000, 400, false);

    @Test
    void a_payment_that_follows_from_its_events_is_right() {
        assertThat(Agreement.with(REFUNDED, checkout("Succeeded", 1000, 400, 0))).isEmpty();
        assertThat(Agreement.with(REFUNDED, row("Captured", 1000, 400))).isEmpty();
        assertThat(Agreement.with(REFUNDED, new Books("pi_1", 1000, 400, 1000, 400))).isEmpty();
    }

    @Test
    void a_refund_under_way_is_reserved_and_not_yet_an_event() {
        assertThat(Agreement.with(REFUNDED, checkout("Succeeded", 1000, 400, 100))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PaymentAuthorized, 1, 0, false, Authorized, Authorized",
        "PaymentAuthorized, 1, 0, false, Capturing, Authorized",
        "PaymentAuthorized, 1, 0, false, Canceling, Authorized",
        "PaymentAuthorized, 1, 1000, false, Succeeded, Captured",
        "PaymentAuthorized, 1, 0, true, Canceled, Voided",
        "PaymentOutcomeUnknown, 0, 0, false, Authorizing, Unknown",
        "PaymentDeclined, 0, 0, false, RequiresPaymentMethod, Declined",
        "PaymentDeclined, 0, 0, false, Authorizing, Authorizing",
        "PaymentDeclined, 0, 0, true, Canceled, Voided",
        "PaymentActionRequired, 0, 0, false, RequiresConfirmation, Challenged",
        ", 0, 0, false, RequiresConfirmation, Awaited"
    })
    void a_state_may_follow_from_events(
            String outcome,
            int authorizations,
            long captured,
            boolean voided,
            String inCheckout,
            String inAuthorization) {
        var trail = trail(outcome, authorizations, captured, 0, voided);
        var payment =
                new CheckoutPayment(
                        "pi_1", inCheckout, captured, 0, authorizations, captured, 0, 0, 0);

        assertThat(Agreement.with(trail, payment)).isEmpty();
        assertThat(Agreement.with(trail, row(inAuthorization, captured, 0))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PaymentAuthorized, 1, false, Succeeded",
        "PaymentOutcomeUnknown, 0, false, Processing",
        "PaymentActionRequired, 0, false, RequiresAction",
        "PaymentActionRequired, 0, false, Canceled",
        "PaymentActionRequired, 0, true, Canceled",
        "PaymentDeclined, 0, false, RequiresPaymentMethod",
        ", 0, false, RequiresConfirmation"
    })
    void a_setup_intents_state_may_follow_from_events(
            String outcome, int authorizations, boolean voided, String inCheckout) {
        var trail = trail(outcome, authorizations, 0, 0, voided);

        assertThat(Agreement.with(trail, new CheckoutSetup("seti_1", inCheckout))).isEmpty();
        assertThat(Agreement.with(trail, new CheckoutSetup("seti_1", "Wrong"))).hasSize(1);
    }

    @Test
    void another_state_or_amount_is_told() {
        assertThat(Agreement.with(REFUNDED, checkout("Authorized", 1000, 400, 0)))
                .containsExactly("checkout says Authorized, events say Succeeded");
        assertThat(Agreement.with(REFUNDED, checkout("Succeeded", 900, 400, 0)))
                .containsExactly("checkout has 900 captured, events sum to 1000");
        assertThat(Agreement.with(REFUNDED, row("Captured", 1000, 800)))
                .containsExactly("authorization has 800 refunded, events sum to 400");
    }

    @Test
    void money_that_settlement_posted_twice_is_told() {
        assertThat(Agreement.with(REFUNDED, new Books("pi_1", 1000, 400, 2000, 400)))
                .containsExactly("settlement has 2000 charges posted, events sum to 1000");
    }

    @Test
    void a_row_with_money_but_without_events_is_told() {
        assertThat(Agreement.with(Trail.none("pi_1"), new Books("pi_1", 1000, 0, 0, 0)))
                .containsExactly("settlement has 1000 captured, events sum to 0");
    }

    private static Trail trail(
            String outcome, int authorizations, long captured, long refunded, boolean voided) {
        return new Trail(
                "pi_1",
                1,
                authorizations,
                1000,
                captured,
                captured > 0,
                refunded,
                voided,
                outcome,
                "idr",
                "00000000000A");
    }

    private static CheckoutPayment checkout(
            String state, long captured, long refunded, long refundPending) {
        return new CheckoutPayment(
                "pi_1",
                state,
                captured,
                refunded + refundPending,
                1,
                1000,
                refunded,
                refunded,
                refundPending);
    }

    private static AuthorizationRow row(String state, long captured, long refunded) {
        return new AuthorizationRow("pi_1", state, captured, refunded);
    }
}
