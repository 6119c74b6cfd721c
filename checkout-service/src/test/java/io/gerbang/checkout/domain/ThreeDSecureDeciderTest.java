package io.gerbang.checkout.domain;

import static io.gerbang.checkout.domain.Examples.AMOUNT;
import static io.gerbang.checkout.domain.Examples.NOW;
import static io.gerbang.checkout.domain.Examples.accept;
import static io.gerbang.checkout.domain.Examples.apply;
import static io.gerbang.checkout.domain.Examples.authorized;
import static io.gerbang.checkout.domain.Examples.cancel;
import static io.gerbang.checkout.domain.Examples.captured;
import static io.gerbang.checkout.domain.Examples.confirm;
import static io.gerbang.checkout.domain.Examples.declined;
import static io.gerbang.checkout.domain.Examples.payment;
import static io.gerbang.checkout.domain.Examples.reject;
import static io.gerbang.checkout.domain.Examples.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.checkout.domain.PaymentCommand.ConfirmPayment;
import io.gerbang.checkout.domain.PaymentCommand.ResumePayment;
import io.gerbang.checkout.domain.PaymentCommand.UpdatePayment;
import io.gerbang.checkout.domain.PaymentState.Authorizing;
import io.gerbang.checkout.domain.PaymentState.Canceled;
import io.gerbang.checkout.domain.PaymentState.Canceling;
import io.gerbang.checkout.domain.PaymentState.RequiresAction;
import io.gerbang.checkout.domain.PaymentState.RequiresPaymentMethod;
import io.gerbang.checkout.domain.PaymentState.Succeeded;
import io.gerbang.checkout.domain.Rejection.UnexpectedState;
import io.gerbang.events.AuthenticationWish;
import io.gerbang.events.CaptureMethod;
import io.gerbang.events.ThreeDSecureWish;
import io.gerbang.events.authorization.PaymentActionRequired;
import io.gerbang.events.authorization.PaymentDeclined;
import io.gerbang.events.checkout.PaymentCancelRequested;
import io.gerbang.events.checkout.PaymentResumed;
import io.gerbang.events.checkout.PaymentSubmitted;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThreeDSecureDeciderTest {

    private static final String RETURN_URL = "https://shop.example.com/done";

    @Test
    void an_action_is_the_shoppers_and_nothing_is_awaited_meanwhile() {
        var payment = submittedReturningTo(RETURN_URL);

        var change = apply(payment, action(payment));

        var state = (RequiresAction) change.payment().state();
        assertThat(state.url()).isEqualTo("https://pay.example.com?key=" + payment.shopperKey());
        assertThat(state.returnUrl()).isEqualTo(RETURN_URL);
        assertThat(state.status()).isEqualTo("requires_action");
        assertThat(change.payment().pending()).isNull();
        assertThat(change.notices()).containsExactly(Notice.PAYMENT_INTENT_REQUIRES_ACTION);
        assertThat(change.charge()).isNull();
    }

    @Test
    void a_shopper_who_is_back_resumes_the_attempt() {
        var accepted = accept(challenged(), resume());

        assertThat(accepted.payment().state()).isEqualTo(new Authorizing(1));
        assertThat(accepted.request()).isEqualTo(new PaymentResumed(challenged().id(), 1));
        assertThat(accepted.payment().pending().returnUrl()).isEqualTo(RETURN_URL);
        var paid = apply(accepted.payment(), captured(accepted.payment(), AMOUNT)).payment();
        assertThat(paid.state()).isEqualTo(new Succeeded(1));
    }

    @Test
    void a_shopper_who_is_back_too_early_is_sent_there_again_and_nobody_told() {
        var resumed = accept(challenged(), resume()).payment();

        var change = apply(resumed, action(resumed));

        assertThat(change.payment().state()).isEqualTo(challenged().state());
        assertThat(change.notices()).isEmpty();
    }

    @Test
    void only_what_waits_for_the_shopper_is_resumed() {
        assertThat(reject(submitted(CaptureMethod.AUTOMATIC), resume()))
                .isInstanceOf(UnexpectedState.class);
        assertThat(reject(payment(CaptureMethod.AUTOMATIC), resume()))
                .isInstanceOf(UnexpectedState.class);
    }

    @Test
    void a_second_confirm_is_a_new_attempt_and_the_old_ones_end_changes_nothing() {
        var challenged = challenged();

        var second = accept(challenged, confirm());

        assertThat(second.payment().state()).isEqualTo(new Authorizing(2));
        assertThat(((PaymentSubmitted) second.request()).payment().attempt()).isEqualTo(2);
        assertThat(apply(second.payment(), unauthenticated(challenged)).payment())
                .isEqualTo(second.payment());
        assertThat(apply(second.payment(), action(challenged)).payment())
                .isEqualTo(second.payment());
    }

    @Test
    void a_failed_authentication_leaves_no_charge() {
        var payment = submittedReturningTo(null);

        var change = apply(payment, unauthenticated(payment));

        var state = (RequiresPaymentMethod) change.payment().state();
        assertThat(state.lastFailure().code()).isEqualTo("payment_intent_authentication_failure");
        assertThat(state.lastFailure().chargeId()).isNull();
        assertThat(change.charge()).isNull();
        assertThat(change.notices()).containsExactly(Notice.PAYMENT_INTENT_PAYMENT_FAILED);
    }

    @Test
    void an_abandoned_challenge_fails_the_payment() {
        var change = apply(challenged(), unauthenticated(challenged()));

        assertThat(change.payment().state()).isInstanceOf(RequiresPaymentMethod.class);
    }

    @Test
    void a_challenged_payment_is_canceled_by_its_issuers_side_first() {
        var accepted = accept(challenged(), cancel());

        assertThat(accepted.payment().state()).isEqualTo(new Canceling(1, "abandoned", null));
        assertThat(accepted.request()).isInstanceOf(PaymentCancelRequested.class);
        assertThat(apply(accepted.payment(), unauthenticated(accepted.payment())).payment().state())
                .isEqualTo(new Canceled(NOW, "abandoned"));
        assertThat(apply(accepted.payment(), action(accepted.payment())).payment())
                .isEqualTo(accepted.payment());
    }

    @Test
    void a_server_that_confirms_alone_does_so_again_once_the_shopper_is_back() {
        var challenged = ofServer(challenged());

        var back = accept(challenged, resume());
        var confirmed = accept(back.payment(), confirm());

        assertThat(back.payment().state().status()).isEqualTo("requires_confirmation");
        assertThat(back.request()).isNull();
        assertThat(confirmed.payment().state()).isEqualTo(new Authorizing(1));
        assertThat(confirmed.request()).isEqualTo(new PaymentResumed(challenged.id(), 1));
        assertThat(confirmed.payment().pending().returnUrl()).isEqualTo(RETURN_URL);
    }

    @Test
    void what_is_changed_after_the_challenge_needs_an_attempt_of_its_own() {
        var back = accept(ofServer(challenged()), resume()).payment();

        var updated =
                accept(back, new UpdatePayment(UnaryOperator.identity(), null, false)).payment();

        assertThat(accept(updated, confirm()).payment().state()).isEqualTo(new Authorizing(2));
        assertThat(apply(updated, unauthenticated(back)).payment()).isEqualTo(updated);
        assertThat(accept(updated, cancel()).payment().state())
                .isEqualTo(new Canceling(1, "abandoned", null));
    }

    @Test
    void a_card_is_taken_away_after_the_challenge_too() {
        var back = accept(ofServer(challenged()), resume()).payment();

        var bare = accept(back, new UpdatePayment(UnaryOperator.identity(), null, true)).payment();

        assertThat(bare.attachedMethod()).isNull();
        assertThat(reject(bare, confirm())).isInstanceOf(Rejection.PaymentMethodMissing.class);
        assertThat(accept(bare, cancel()).payment().state())
                .isEqualTo(new Canceling(1, "abandoned", null));
    }

    @Test
    void an_answered_challenge_ends_when_it_is_abandoned_or_canceled() {
        var back = accept(ofServer(challenged()), resume()).payment();

        assertThat(apply(back, unauthenticated(back)).payment().state())
                .isInstanceOf(RequiresPaymentMethod.class);
        assertThat(accept(back, cancel()).payment().state())
                .isEqualTo(new Canceling(1, "abandoned", null));
    }

    @Test
    void a_browser_does_not_confirm_what_the_server_confirms_alone() {
        var payment = ofServer(payment(CaptureMethod.AUTOMATIC));
        var request = new PendingRequest(Operation.CONFIRM, "req_1", null);
        var confirm =
                new ConfirmPayment(
                        "secret",
                        true,
                        null,
                        UnaryOperator.identity(),
                        AuthenticationTerms.USUAL,
                        request);

        assertThat(reject(payment, confirm)).isEqualTo(new Rejection.ServerConfirms(payment));
        assertThat(accept(payment(CaptureMethod.AUTOMATIC), confirm).payment().state())
                .isEqualTo(new Authorizing(1));
    }

    @Test
    void a_charge_tells_how_its_cardholder_was_authenticated() {
        var resumed = accept(challenged(), resume()).payment();

        assertThat(apply(resumed, authorized(resumed)).charge().authentication()).isNull();
        assertThat(apply(resumed, declined(resumed)).charge().authentication()).isNull();
    }

    @Test
    void nothing_is_said_of_authentication_where_the_merchant_says_nothing() {
        assertThat(wish(AuthenticationTerms.USUAL)).isNull();
        assertThat(wish(new AuthenticationTerms(ThreeDSecureWish.AUTOMATIC, false, false)))
                .isNull();
        assertThat(wish(new AuthenticationTerms(ThreeDSecureWish.CHALLENGE, false, false)))
                .isEqualTo(new AuthenticationWish(ThreeDSecureWish.CHALLENGE, false, false));
        assertThat(wish(new AuthenticationTerms(null, true, false)))
                .isEqualTo(new AuthenticationWish(ThreeDSecureWish.AUTOMATIC, true, false));
        assertThat(wish(new AuthenticationTerms(null, false, true)))
                .isEqualTo(new AuthenticationWish(ThreeDSecureWish.AUTOMATIC, false, true));
    }

    private static @Nullable AuthenticationWish wish(AuthenticationTerms terms) {
        var request = new PendingRequest(Operation.CONFIRM, "req_1", null);
        var accepted =
                accept(
                        payment(CaptureMethod.AUTOMATIC),
                        new ConfirmPayment(
                                null, false, null, UnaryOperator.identity(), terms, request));
        return ((PaymentSubmitted) accepted.request()).payment().authentication();
    }

    /** The same where the merchant wants to confirm with a secret key. */
    private static Payment ofServer(Payment payment) {
        var said = payment.details();
        return payment.saying(
                new PaymentDetails(
                        said.amount(),
                        said.currency(),
                        said.captureMethod(),
                        "manual",
                        said.paymentMethodTypes(),
                        said.customerId(),
                        said.description(),
                        said.receiptEmail(),
                        said.setupFutureUsage(),
                        said.shipping(),
                        said.statementDescriptor(),
                        said.statementDescriptorSuffix(),
                        said.transferGroup(),
                        said.holdOptions(),
                        said.threeDSecure(),
                        said.metadata()));
    }

    private static Payment challenged() {
        var payment = submittedReturningTo(RETURN_URL);
        return apply(payment, action(payment)).payment();
    }

    private static Payment submittedReturningTo(@Nullable String returnUrl) {
        var key = new IdempotencyKey("key_1", false);
        var request = new PendingRequest(Operation.CONFIRM, "req_1", key, returnUrl);
        return accept(
                        payment(CaptureMethod.AUTOMATIC),
                        new ConfirmPayment(
                                null,
                                false,
                                null,
                                UnaryOperator.identity(),
                                AuthenticationTerms.USUAL,
                                request))
                .payment();
    }

    private static ResumePayment resume() {
        return new ResumePayment(new PendingRequest(Operation.RESUME, "req_2", null));
    }

    private static PaymentActionRequired action(Payment payment) {
        return new PaymentActionRequired(
                payment.id(),
                payment.attempts(),
                "https://pay.example.com",
                "https://acs.example.com",
                "e30",
                NOW);
    }

    private static PaymentDeclined unauthenticated(Payment payment) {
        var declined = declined(payment);
        return new PaymentDeclined(
                declined.payment(),
                declined.screening(),
                PaymentDeclined.UNAUTHENTICATED,
                "payment_intent_authentication_failure",
                null,
                null,
                "unchecked");
    }
}
