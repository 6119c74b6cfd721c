package io.gerbang.checkout.domain;

import static io.gerbang.checkout.domain.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.checkout.domain.Rejection.SecretOfAnotherSetup;
import io.gerbang.checkout.domain.Rejection.SetupMethodMissing;
import io.gerbang.checkout.domain.Rejection.SetupOfSession;
import io.gerbang.checkout.domain.Rejection.UnexpectedSetupState;
import io.gerbang.checkout.domain.SetupCommand.CancelSetup;
import io.gerbang.checkout.domain.SetupCommand.ConfirmSetup;
import io.gerbang.checkout.domain.SetupCommand.ResumeSetup;
import io.gerbang.checkout.domain.SetupCommand.UpdateSetup;
import io.gerbang.checkout.domain.SetupDecision.Accepted;
import io.gerbang.checkout.domain.SetupDecision.Rejected;
import io.gerbang.checkout.domain.SetupState.Canceled;
import io.gerbang.checkout.domain.SetupState.Processing;
import io.gerbang.checkout.domain.SetupState.RequiresAction;
import io.gerbang.checkout.domain.SetupState.RequiresConfirmation;
import io.gerbang.checkout.domain.SetupState.RequiresPaymentMethod;
import io.gerbang.checkout.domain.SetupState.Succeeded;
import io.gerbang.events.CaptureMethod;
import io.gerbang.events.PaymentFacts;
import io.gerbang.events.Screening;
import io.gerbang.events.ScreeningDecision;
import io.gerbang.events.authorization.PaymentActionRequired;
import io.gerbang.events.authorization.PaymentAuthorized;
import io.gerbang.events.authorization.PaymentDeclined;
import io.gerbang.events.authorization.PaymentOutcomeUnknown;
import io.gerbang.events.authorization.PaymentVoided;
import io.gerbang.events.checkout.PaymentCancelRequested;
import io.gerbang.events.checkout.PaymentResumed;
import io.gerbang.events.checkout.PaymentSubmitted;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SetupDeciderTest {

    private static final String ID = "seti_0VbqEEqfABCDEFGHIJKLMNOP";
    private static final Screening ALLOWED = new Screening(0, ScreeningDecision.ALLOW, List.of());
    private static final PendingRequest CONFIRM =
            new PendingRequest(Operation.CONFIRM, "req_1", null, "https://shop.example.com");
    private static final PendingRequest RESUME =
            new PendingRequest(Operation.RESUME, "req_2", null);

    @Test
    void confirming_submits_a_payment_of_nothing_that_is_never_captured() {
        var accepted = accepted(fresh("pm_card_visa"), confirm(null));

        assertThat(accepted.setup().state()).isEqualTo(new Processing(1));
        assertThat(accepted.setup().sequence()).isEqualTo(1);
        var facts = ((PaymentSubmitted) accepted.request()).payment();
        assertThat(facts.paymentId()).isEqualTo(ID);
        assertThat(facts.chargeId()).startsWith("setatt_");
        assertThat(facts.amount()).isZero();
        assertThat(facts.captureMethod()).isEqualTo(CaptureMethod.MANUAL);
        assertThat(facts.paymentMethod().id()).isEqualTo("pm_0VbqEEqfABCDEFGHIJKLMNOP1");
        assertThat(facts.paymentMethod().testCard()).isEqualTo("pm_card_visa");
    }

    @Test
    void confirming_needs_a_card_and_the_right_secret() {
        assertThat(rejection(fresh(null), confirm(null))).isInstanceOf(SetupMethodMissing.class);
        assertThat(rejection(fresh("pm_card_visa"), confirm("other")))
                .isInstanceOf(SecretOfAnotherSetup.class);
        assertThat(accepted(fresh("pm_card_visa"), confirm("secret")).request()).isNotNull();
    }

    @Test
    void a_verified_card_is_set_up_with_a_mandate_to_charge_it_off_session() {
        var done = SetupOutcomes.apply(processing(), authorized(1), NOW);

        assertThat(done.state()).isEqualTo(new Succeeded(1, NOW));
        assertThat(done.pending()).isNull();
        assertThat(done.mandateId()).isEqualTo("mandate_0VbqEEqfABCDEFGHIJKLMNOP");
        assertThat(SetupIntent.idOfMandate(done.mandateId())).isEqualTo(ID);
        assertThat(processing().mandateId()).isNull();
    }

    @Test
    void a_refused_card_can_be_replaced() {
        var failed = SetupOutcomes.apply(processing(), declined(1, "card_declined"), NOW);

        assertThat(failed.state())
                .isEqualTo(
                        new RequiresPaymentMethod(
                                new PaymentFailure(null, "card_declined", "generic_decline")));
        assertThat(rejection(failed, confirm(null))).isInstanceOf(SetupMethodMissing.class);
        assertThat(accepted(accepted(failed, mastercard()).setup(), confirm(null)).setup().state())
                .isEqualTo(new Processing(2));
    }

    @Test
    void a_failed_authentication_is_named_after_the_setup_intent() {
        var failed =
                SetupOutcomes.apply(
                        processing(), declined(1, "payment_intent_authentication_failure"), NOW);

        assertThat(((RequiresPaymentMethod) failed.state()).lastFailure().code())
                .isEqualTo("setup_intent_authentication_failure");
    }

    @Test
    void a_challenged_shopper_comes_back_and_the_attempt_goes_on() {
        var challenged = challenged();
        assertThat(challenged.state())
                .isEqualTo(
                        new RequiresAction(
                                1,
                                "https://pay.example.com/c/3ds?key=" + challenged.shopperKey(),
                                "https://acs.example.com",
                                "e30",
                                "https://shop.example.com"));

        var resumed = accepted(challenged, new ResumeSetup(RESUME));

        assertThat(resumed.request()).isEqualTo(new PaymentResumed(ID, 1));
        assertThat(resumed.setup().pending().returnUrl()).isEqualTo("https://shop.example.com");
        assertThat(SetupOutcomes.apply(resumed.setup(), authorized(1), NOW).state())
                .isEqualTo(new Succeeded(1, NOW));
        assertThat(rejection(processing(), new ResumeSetup(RESUME)))
                .isInstanceOf(UnexpectedSetupState.class);
    }

    @Test
    void a_challenge_that_nobody_answers_fails() {
        var abandoned = SetupOutcomes.apply(challenged(), declined(1, "expired"), NOW);

        assertThat(abandoned.state()).isInstanceOf(RequiresPaymentMethod.class);
    }

    @Test
    void canceling_is_complete_at_once_and_a_challenged_attempt_is_given_up() {
        var cancel = new CancelSetup("abandoned");

        var early = accepted(fresh(null), cancel);
        var challenged = accepted(challenged(), cancel);

        assertThat(early.setup().state()).isEqualTo(new Canceled("abandoned"));
        assertThat(early.request()).isNull();
        assertThat(challenged.setup().state()).isEqualTo(new Canceled("abandoned"));
        assertThat(challenged.setup().sequence()).isEqualTo(2);
        assertThat(challenged.request()).isEqualTo(new PaymentCancelRequested(ID, 1, "abandoned"));
        assertThat(
                        SetupOutcomes.apply(
                                challenged.setup(),
                                new PaymentVoided(ID, 1, 0, "usd", "abandoned"),
                                NOW))
                .isEqualTo(challenged.setup());
        assertThat(rejection(processing(), cancel)).isInstanceOf(UnexpectedSetupState.class);
    }

    @Test
    void an_outcome_that_is_unknown_or_of_another_attempt_changes_nothing() {
        var setup = processing();

        assertThat(SetupOutcomes.apply(setup, new PaymentOutcomeUnknown(ID, 1), NOW))
                .isEqualTo(setup);
        assertThat(SetupOutcomes.apply(setup, authorized(2), NOW)).isEqualTo(setup);
        assertThat(SetupOutcomes.apply(setup, declined(2, "card_declined"), NOW)).isEqualTo(setup);
    }

    @Test
    void an_update_gives_a_card_until_the_issuer_is_asked() {
        assertThat(accepted(fresh(null), mastercard()).setup().state())
                .isEqualTo(new RequiresConfirmation());
        assertThat(rejection(processing(), mastercard())).isInstanceOf(UnexpectedSetupState.class);
    }

    @Test
    void what_belongs_to_a_checkout_session_ends_with_it_only() {
        var ofSession = fresh(null, "cs_test_1");

        assertThat(rejection(ofSession, new CancelSetup(null)))
                .isEqualTo(new SetupOfSession(ofSession));
    }

    private static UpdateSetup mastercard() {
        return new UpdateSetup(UnaryOperator.identity(), card("pm_card_mastercard"), false);
    }

    private static SetupIntent fresh(@Nullable String card) {
        return fresh(card, null);
    }

    private static SetupIntent fresh(@Nullable String card, @Nullable String session) {
        return SetupIntent.fresh(
                ID,
                "acct_1",
                false,
                NOW,
                "secret",
                session,
                new SetupDetails(List.of("card"), "cus_1", null, "off_session", null, Map.of()),
                card == null ? null : card(card));
    }

    private static SetupIntent processing() {
        return accepted(fresh("pm_card_visa"), confirm(null)).setup();
    }

    private static SetupIntent challenged() {
        return SetupOutcomes.apply(
                processing(),
                new PaymentActionRequired(
                        ID,
                        1,
                        "https://pay.example.com/c/3ds",
                        "https://acs.example.com",
                        "e30",
                        NOW),
                NOW);
    }

    private static PaymentMethod card(String name) {
        return TestCards.named(name).orElseThrow();
    }

    private static ConfirmSetup confirm(@Nullable String secret) {
        return new ConfirmSetup(secret, null, AuthenticationTerms.USUAL, null, CONFIRM);
    }

    private static Accepted accepted(SetupIntent setup, SetupCommand command) {
        return (Accepted) SetupDecider.decide(setup, command, NOW);
    }

    private static Rejection rejection(SetupIntent setup, SetupCommand command) {
        return ((Rejected) SetupDecider.decide(setup, command, NOW)).rejection();
    }

    private static PaymentAuthorized authorized(int attempt) {
        return new PaymentAuthorized(
                facts(attempt), ALLOWED, "123456", "000000000001", "pass", NOW, null);
    }

    private static PaymentDeclined declined(int attempt, String code) {
        return new PaymentDeclined(
                facts(attempt), ALLOWED, "issuer_declined", code, "generic_decline", "05", "pass");
    }

    private static PaymentFacts facts(int attempt) {
        return new PaymentFacts(
                ID,
                attempt,
                "setatt_1",
                0,
                "usd",
                CaptureMethod.MANUAL,
                card("pm_card_visa").facts(),
                null,
                null,
                null);
    }
}
