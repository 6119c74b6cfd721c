package io.gerbang.checkout.domain;

import static io.gerbang.checkout.domain.Examples.AMOUNT;
import static io.gerbang.checkout.domain.Examples.CHANGED;
import static io.gerbang.checkout.domain.Examples.HOLD_END;
import static io.gerbang.checkout.domain.Examples.MOST;
import static io.gerbang.checkout.domain.Examples.NOW;
import static io.gerbang.checkout.domain.Examples.accept;
import static io.gerbang.checkout.domain.Examples.apply;
import static io.gerbang.checkout.domain.Examples.cancel;
import static io.gerbang.checkout.domain.Examples.capture;
import static io.gerbang.checkout.domain.Examples.captured;
import static io.gerbang.checkout.domain.Examples.confirm;
import static io.gerbang.checkout.domain.Examples.confirmWith;
import static io.gerbang.checkout.domain.Examples.declined;
import static io.gerbang.checkout.domain.Examples.flexiblyHeld;
import static io.gerbang.checkout.domain.Examples.held;
import static io.gerbang.checkout.domain.Examples.paid;
import static io.gerbang.checkout.domain.Examples.part;
import static io.gerbang.checkout.domain.Examples.payment;
import static io.gerbang.checkout.domain.Examples.refund;
import static io.gerbang.checkout.domain.Examples.reject;
import static io.gerbang.checkout.domain.Examples.released;
import static io.gerbang.checkout.domain.Examples.submitted;
import static io.gerbang.checkout.domain.Examples.update;
import static io.gerbang.checkout.domain.Examples.voided;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.checkout.domain.Decision.Accepted;
import io.gerbang.checkout.domain.PaymentCommand.ExpireHold;
import io.gerbang.checkout.domain.PaymentState.Authorized;
import io.gerbang.checkout.domain.PaymentState.Canceled;
import io.gerbang.checkout.domain.PaymentState.Canceling;
import io.gerbang.checkout.domain.PaymentState.Capturing;
import io.gerbang.checkout.domain.PaymentState.RequiresPaymentMethod;
import io.gerbang.checkout.domain.PaymentState.Succeeded;
import io.gerbang.checkout.domain.Rejection.AlreadyRefunded;
import io.gerbang.checkout.domain.Rejection.CaptureTooLarge;
import io.gerbang.checkout.domain.Rejection.CapturesExhausted;
import io.gerbang.checkout.domain.Rejection.HoldExpired;
import io.gerbang.checkout.domain.Rejection.MulticaptureUnavailable;
import io.gerbang.checkout.domain.Rejection.NothingToRefund;
import io.gerbang.checkout.domain.Rejection.PaymentMethodMissing;
import io.gerbang.checkout.domain.Rejection.RefundTooLarge;
import io.gerbang.checkout.domain.Rejection.SecretOfAnother;
import io.gerbang.checkout.domain.Rejection.UnexpectedState;
import io.gerbang.events.CaptureMethod;
import io.gerbang.events.checkout.PaymentCancelRequested;
import io.gerbang.events.checkout.PaymentCaptureRequested;
import io.gerbang.events.checkout.PaymentRefundRequested;
import io.gerbang.events.checkout.PaymentSubmitted;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaymentDeciderTest {

    private static final String[] NOTES = {
        "description", "receiptEmail", "shipping", "transferGroup", "metadata"
    };

    @Test
    void a_confirm_makes_a_numbered_attempt_with_ids_of_its_own() {
        var accepted = accept(payment(CaptureMethod.AUTOMATIC), confirm());

        var facts = ((PaymentSubmitted) accepted.request()).payment();
        assertThat(facts.attempt()).isEqualTo(1);
        assertThat(facts.chargeId()).isEqualTo("ch_0VbqEEqfABCDEFGHIJKLMNOP1");
        assertThat(facts.paymentMethod().id()).isEqualTo("pm_0VbqEEqfABCDEFGHIJKLMNOP1");
        assertThat(facts.paymentMethod().testCard()).isEqualTo("pm_card_visa");
        assertThat(accepted.payment().sequence()).isEqualTo(1);
        assertThat(accepted.payment().state().status()).isEqualTo("processing");
    }

    @Test
    void notes_are_taken_in_whatever_state_and_nothing_else_is() {
        var canceled = accept(payment(CaptureMethod.AUTOMATIC), cancel()).payment();

        for (var payment : List.of(submitted(CaptureMethod.MANUAL), held(), paid(), canceled)) {
            var noted = accept(payment, update(payment.details().withNotesOf(CHANGED)));

            var details = noted.payment().details();
            assertThat(details)
                    .usingRecursiveComparison()
                    .comparingOnlyFields(NOTES)
                    .isEqualTo(CHANGED);
            assertThat(details)
                    .usingRecursiveComparison()
                    .ignoringFields(NOTES)
                    .isEqualTo(payment.details());
            assertThat(noted.payment().state()).isEqualTo(payment.state());
            assertThat(noted.payment().sequence()).isEqualTo(payment.sequence());
            assertThat(noted.request()).isNull();
            assertThat(reject(payment, update(CHANGED))).isInstanceOf(UnexpectedState.class);
        }
    }

    @Test
    void a_confirm_after_a_decline_is_the_next_attempt() {
        var first = submitted(CaptureMethod.AUTOMATIC);
        var failed = apply(first, declined(first)).payment();

        var second = accept(failed, confirmWith("pm_card_mastercard"));

        assertThat(reject(failed, confirm())).isInstanceOf(PaymentMethodMissing.class);
        assertThat(((PaymentSubmitted) second.request()).payment().attempt()).isEqualTo(2);
        assertThat(second.payment().sequence()).isEqualTo(2);
    }

    @Test
    void a_confirm_without_a_payment_method_is_rejected() {
        var bare =
                payment(CaptureMethod.AUTOMATIC)
                        .with(
                                payment(CaptureMethod.AUTOMATIC).details(),
                                null,
                                new RequiresPaymentMethod(null));

        assertThat(reject(bare, confirm())).isInstanceOf(PaymentMethodMissing.class);
    }

    @Test
    void a_confirm_with_the_secret_of_another_payment_is_rejected() {
        var mine = payment(CaptureMethod.AUTOMATIC);

        assertThat(reject(mine, confirm("another"))).isInstanceOf(SecretOfAnother.class);
        assertThat(accept(mine, confirm(mine.clientSecret())).request()).isNotNull();
    }

    @Test
    void nothing_but_a_cancel_can_be_asked_while_the_outcome_is_open() {
        var open = submitted(CaptureMethod.MANUAL);

        assertThat(Stream.of(confirm(), capture(null)).map(command -> reject(open, command)))
                .allSatisfy(rejection -> assertThat(rejection).isInstanceOf(UnexpectedState.class));
        assertThat(accept(open, cancel()).payment().state()).isInstanceOf(Canceling.class);
    }

    @Test
    void a_capture_reserves_its_amount_before_anybody_is_asked() {
        var accepted = accept(held(), capture(1500L));

        assertThat(accepted.payment().state())
                .isInstanceOfSatisfying(
                        Capturing.class, state -> assertThat(state.amount()).isEqualTo(1500));
        assertThat(((PaymentCaptureRequested) accepted.request()).amount()).isEqualTo(1500);
        assertThat(reject(accepted.payment(), capture(1L))).isInstanceOf(UnexpectedState.class);
    }

    @Test
    void a_capture_is_rejected_when_it_exceeds_the_hold() {
        assertThat(reject(held(), capture(AMOUNT + 1))).isInstanceOf(CaptureTooLarge.class);
    }

    @Test
    void a_hold_is_captured_in_parts_where_its_terms_allow_it() {
        assertThat(reject(held(), part(100))).isInstanceOf(MulticaptureUnavailable.class);

        var first = accept(flexiblyHeld(), part(1500)).payment();
        var held = apply(first, captured(first, 1500, false));

        assertThat(held.payment().state()).isInstanceOf(Authorized.class);
        assertThat(held.payment().capturedAmount()).isEqualTo(1500);
        assertThat(held.payment().capturableAmount()).isEqualTo(AMOUNT - 1500);
        assertThat(held.notices())
                .contains(Notice.PAYMENT_INTENT_AMOUNT_CAPTURABLE_UPDATED)
                .doesNotContain(Notice.PAYMENT_INTENT_SUCCEEDED);
        assertThat(reject(held.payment(), part(500))).isInstanceOf(CaptureTooLarge.class);
        assertThat(accept(held.payment(), refund(1500L)).refund().amount()).isEqualTo(1500);
        var last = accept(held.payment(), capture(null)).payment();
        assertThat(apply(last, captured(last, 499)).payment().state())
                .isInstanceOf(Succeeded.class);
    }

    @Test
    void a_hold_is_captured_fifty_times_at_most() {
        var payment = flexiblyHeld();
        for (var number = 0; number < 50; number++) {
            var asked = accept(payment, part(1)).payment();
            payment = apply(asked, captured(asked, 1, false)).payment();
        }

        assertThat(reject(payment, part(1))).isInstanceOf(CapturesExhausted.class);
        assertThat(reject(payment, capture(null))).isInstanceOf(CapturesExhausted.class);
        assertThat(accept(payment, cancel()).request()).isNotNull();
    }

    @Test
    void the_last_capture_may_exceed_the_hold_as_far_as_its_terms_allow_it() {
        assertThat(accept(flexiblyHeld(), capture(MOST)).request())
                .isInstanceOfSatisfying(
                        PaymentCaptureRequested.class,
                        asked -> assertThat(asked.amount()).isEqualTo(MOST));
        assertThat(reject(flexiblyHeld(), capture(MOST + 1))).isInstanceOf(CaptureTooLarge.class);
        assertThat(reject(flexiblyHeld(), part(AMOUNT + 1))).isInstanceOf(CaptureTooLarge.class);
    }

    @Test
    void a_cancel_after_a_part_was_captured_releases_the_rest() {
        var first = accept(flexiblyHeld(), part(1500)).payment();
        var held = apply(first, captured(first, 1500, false)).payment();
        var canceling = accept(held, cancel()).payment();

        var change = apply(canceling, released(canceling, AMOUNT - 1500));

        assertThat(change.payment().state()).isInstanceOf(Succeeded.class);
        assertThat(change.payment().capturedAmount()).isEqualTo(1500);
        assertThat(change.notices()).contains(Notice.PAYMENT_INTENT_SUCCEEDED);
    }

    @Test
    void a_hold_that_has_expired_is_not_captured() {
        var late = PaymentDecider.decide(held(), capture(null), HOLD_END);

        assertThat(((Decision.Rejected) late).rejection()).isInstanceOf(HoldExpired.class);
    }

    @Test
    void a_hold_that_expires_is_released_as_if_it_were_canceled() {
        var asked = (Accepted) PaymentDecider.decide(held(), new ExpireHold(), HOLD_END);
        var change = apply(asked.payment(), voided(asked.payment(), "automatic"));

        assertThat(asked.request()).isInstanceOf(PaymentCancelRequested.class);
        assertThat(asked.payment().state().expiresAt()).isEqualTo(HOLD_END);
        assertThat(change.payment().state()).isEqualTo(new Canceled(NOW, "automatic"));
        assertThat(change.payment().state().expiresAt()).isNull();
        assertThat(change.notices())
                .containsExactly(Notice.CHARGE_EXPIRED, Notice.PAYMENT_INTENT_CANCELED);
    }

    @Test
    void a_hold_expires_neither_early_nor_while_it_is_captured() {
        assertThat(reject(held(), new ExpireHold())).isInstanceOf(UnexpectedState.class);
        var capturing = accept(held(), capture(null)).payment();
        assertThat(PaymentDecider.decide(capturing, new ExpireHold(), HOLD_END))
                .isInstanceOf(Decision.Rejected.class);
    }

    @Test
    void a_payment_that_was_never_confirmed_is_canceled_at_once() {
        var accepted = accept(payment(CaptureMethod.MANUAL), cancel());

        assertThat(accepted.payment().state()).isInstanceOf(Canceled.class);
        assertThat(accepted.request()).isNull();
    }

    @Test
    void a_refund_reserves_its_amount_before_anybody_is_asked() {
        var first = accept(paid(), refund(1500L));

        assertThat(((PaymentRefundRequested) first.request()).amount()).isEqualTo(1500);
        assertThat(reject(first.payment(), refund(500L))).isInstanceOf(RefundTooLarge.class);
        var rest = accept(first.payment(), refund(null));
        assertThat(rest.refund().amount()).isEqualTo(AMOUNT - 1500);
        assertThat(reject(rest.payment(), refund(null))).isInstanceOf(AlreadyRefunded.class);
    }

    @Test
    void only_captured_money_can_be_refunded() {
        assertThat(reject(held(), refund(null))).isInstanceOf(NothingToRefund.class);
    }

    @Test
    void an_authorization_that_captures_at_once_waits_for_its_capture() {
        var open = submitted(CaptureMethod.AUTOMATIC);

        var authorized = apply(open, Examples.authorized(open));
        var paid = apply(authorized.payment(), captured(open, AMOUNT));

        assertThat(authorized.payment().pending()).isNotNull();
        assertThat(paid.payment().pending()).isNull();
        assertThat(paid.payment().state()).isInstanceOf(Succeeded.class);
        assertThat(paid.payment().capturedAmount()).isEqualTo(AMOUNT);
    }

    @Test
    void a_hold_is_capturable_until_it_is_taken() {
        assertThat(held().state()).isInstanceOf(Authorized.class);
        assertThat(held().capturableAmount()).isEqualTo(AMOUNT);
        assertThat(paid().capturableAmount()).isZero();
    }

    @Test
    void a_decline_that_overtakes_a_cancel_leaves_the_payment_canceled() {
        var canceling = accept(submitted(CaptureMethod.MANUAL), cancel()).payment();

        var change = apply(canceling, declined(canceling));

        assertThat(change.payment().state()).isInstanceOf(Canceled.class);
    }

    @Test
    void a_capture_that_overtakes_a_cancel_wins() {
        var canceling = accept(submitted(CaptureMethod.AUTOMATIC), cancel()).payment();

        var change = apply(canceling, captured(canceling, AMOUNT));

        assertThat(change.payment().state()).isInstanceOf(Succeeded.class);
        assertThat(change.payment().pending()).isNull();
    }

    @Test
    void a_late_void_changes_nothing_once_the_money_is_taken() {
        var paid = paid();

        assertThat(apply(paid, voided(paid)).payment()).isEqualTo(paid);
    }
}
