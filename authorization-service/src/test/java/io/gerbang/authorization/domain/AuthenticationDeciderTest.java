package io.gerbang.authorization.domain;

import static io.gerbang.authorization.domain.Story.APPROVED;
import static io.gerbang.authorization.domain.Story.MANUAL;
import static io.gerbang.authorization.domain.Story.NOON;
import static io.gerbang.authorization.domain.Story.NO_FUNDS;
import static io.gerbang.authorization.domain.Story.after;
import static io.gerbang.authorization.domain.Story.answer;
import static io.gerbang.authorization.domain.Story.cancel;
import static io.gerbang.authorization.domain.Story.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gerbang.authorization.domain.Authentication.Demand;
import io.gerbang.authorization.domain.AuthenticationResult.Status;
import io.gerbang.authorization.domain.PaymentCommand.AbandonChallenge;
import io.gerbang.authorization.domain.PaymentCommand.ResumeAttempt;
import io.gerbang.authorization.domain.PaymentCommand.TakeAuthentication;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuthenticationDeciderTest {

    private static final Instant DEADLINE = NOON.plus(Duration.ofMinutes(15));
    private static final IssuerAnswer WANTS_AUTHENTICATION =
            new IssuerAnswer.Refused("1A", CvcCheck.UNCHECKED);
    private static final AuthenticationAnswer CHALLENGE =
            new AuthenticationAnswer.Challenge("https://acs.example.com", "e30");
    private static final AuthenticationAnswer OPEN = new AuthenticationAnswer.Open();
    private static final Challenge CHALLENGED =
            new Challenge("https://acs.example.com", "e30", DEADLINE);

    @Test
    void an_attempt_that_nobody_wants_authenticated_goes_to_the_issuer_at_once() {
        assertThat(after(submit(MANUAL)).events())
                .containsExactly(new PaymentEvent.AuthorizationStarted());
    }

    @Test
    void an_issuer_that_asks_for_authentication_is_asked_again_after_it() {
        var outcome =
                after(
                        submit(MANUAL),
                        answer(WANTS_AUTHENTICATION),
                        take(CHALLENGE),
                        new ResumeAttempt(1),
                        take(decided(Status.AUTHENTICATED)),
                        answer(APPROVED));

        assertThat(outcome.payment()).isInstanceOf(Payment.Authorized.class);
        assertThat(outcome.payment().current().authentication().result().shiftsLiability())
                .isTrue();
        assertThat(outcome.events())
                .containsExactly(
                        new PaymentEvent.AuthorizationStarted(),
                        new PaymentEvent.AuthenticationStarted(),
                        new PaymentEvent.ActionRequired(CHALLENGED),
                        new PaymentEvent.ChallengeEnded(),
                        new PaymentEvent.AuthorizationStarted(),
                        new PaymentEvent.Authorized(APPROVED, Story.EXPIRY));
    }

    @Test
    void a_card_that_was_erased_during_the_challenge_ends_the_attempt() {
        var outcome =
                after(
                        submit(MANUAL),
                        answer(WANTS_AUTHENTICATION),
                        take(CHALLENGE),
                        new ResumeAttempt(1),
                        take(new AuthenticationAnswer.CardErased()));

        assertThat(decline(outcome).declineCode()).isEqualTo("invalid_account");
    }

    @Test
    void an_issuer_that_asks_twice_is_answered_once() {
        var outcome =
                after(
                        submit(MANUAL),
                        answer(WANTS_AUTHENTICATION),
                        take(decided(Status.ATTEMPTED)),
                        answer(WANTS_AUTHENTICATION));

        assertThat(decline(outcome).code()).isEqualTo("authentication_required");
        assertThat(decline(outcome).outcomeType()).isEqualTo("issuer_declined");
    }

    @Test
    void a_shopper_who_is_away_cannot_be_authenticated() {
        var outcome = after(submit(wanting(Demand.NEVER)), answer(WANTS_AUTHENTICATION));

        assertThat(decline(outcome).declineCode()).isEqualTo("authentication_required");
    }

    @ParameterizedTest
    @EnumSource(names = {"FIRST", "FIRST_WITHOUT_CHALLENGE", "FIRST_WITH_CHALLENGE"})
    void who_wants_authentication_first_has_it_before_the_issuer_is_asked(Demand demand) {
        var outcome = after(submit(wanting(demand)), take(decided(Status.AUTHENTICATED)));

        assertThat(outcome.payment()).isInstanceOf(Payment.Authorizing.class);
        assertThat(outcome.events())
                .containsExactly(
                        new PaymentEvent.AuthenticationStarted(),
                        new PaymentEvent.AuthorizationStarted());
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_ENROLLED", "UNAVAILABLE"})
    void what_cannot_be_authenticated_is_paid_without_unless_the_issuer_demands_it(Status status) {
        assertThat(after(submit(wanting(Demand.FIRST)), take(decided(status))).payment())
                .isInstanceOf(Payment.Authorizing.class);

        var demanded = after(submit(MANUAL), answer(WANTS_AUTHENTICATION), take(decided(status)));
        assertThat(decline(demanded).code()).isEqualTo("card_declined");
    }

    @Test
    void a_failed_authentication_ends_the_attempt_and_another_may_follow() {
        var failed = after(submit(wanting(Demand.FIRST)), take(decided(Status.FAILED)));

        assertThat(decline(failed).code()).isEqualTo("payment_intent_authentication_failure");
        assertThat(decline(failed).outcomeType()).isEqualTo("unauthenticated");
        assertThat(
                        after(
                                        submit(wanting(Demand.FIRST)),
                                        take(decided(Status.FAILED)),
                                        submit(Story.attempt(2)))
                                .payment())
                .isInstanceOf(Payment.Authorizing.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"IF_ISSUER_ASKS_WITHOUT_CHALLENGE", "FIRST_WITHOUT_CHALLENGE"})
    void a_challenge_that_the_merchant_does_not_want_fails_the_attempt(Demand demand) {
        var first = demand == Demand.FIRST_WITHOUT_CHALLENGE;
        var outcome =
                first
                        ? after(submit(wanting(demand)), take(CHALLENGE))
                        : after(
                                submit(wanting(demand)),
                                answer(WANTS_AUTHENTICATION),
                                take(CHALLENGE));

        assertThat(decline(outcome).code()).isEqualTo("authentication_required");
    }

    @Test
    void a_shopper_who_comes_back_too_early_is_sent_there_again() {
        var outcome =
                after(
                        submit(wanting(Demand.FIRST)),
                        take(CHALLENGE),
                        new ResumeAttempt(1),
                        take(OPEN));

        assertThat(outcome.payment()).isEqualTo(challenged());
    }

    @Test
    void a_challenge_is_given_up_once_its_time_is_up() {
        var early = new AbandonChallenge(1, DEADLINE.minusMillis(1));
        var late = new AbandonChallenge(1, DEADLINE);

        assertThat(after(submit(wanting(Demand.FIRST)), take(CHALLENGE), early).payment())
                .isEqualTo(challenged());
        var abandoned = after(submit(wanting(Demand.FIRST)), take(CHALLENGE), late);
        assertThat(decline(abandoned).code()).isEqualTo("payment_intent_authentication_failure");
        assertThat(abandoned.payment().current().authentication().result().reason())
                .isEqualTo("abandoned");
    }

    @Test
    void a_challenged_payment_is_canceled_with_nothing_held() {
        var outcome = after(submit(wanting(Demand.FIRST)), take(CHALLENGE), cancel(1));

        assertThat(outcome.payment()).isInstanceOf(Payment.Voided.class);
        assertThat(outcome.events()).endsWith(new PaymentEvent.Voided(0, "requested_by_customer"));
        assertThat(outcome.events()).doesNotContain(new PaymentEvent.HoldReleased());
    }

    @Test
    void a_cancellation_during_authentication_keeps_the_issuer_from_being_asked() {
        var outcome =
                after(
                        submit(wanting(Demand.FIRST)),
                        cancel(1),
                        take(decided(Status.AUTHENTICATED)));

        assertThat(outcome.payment()).isInstanceOf(Payment.Voided.class);
        assertThat(outcome.events()).doesNotContain(new PaymentEvent.AuthorizationStarted());
    }

    @Test
    void a_new_attempt_takes_the_place_of_a_challenged_one() {
        var second = Story.attempt(2);
        var outcome = after(submit(wanting(Demand.FIRST)), take(CHALLENGE), submit(second));

        assertThat(outcome.payment()).isEqualTo(new Payment.Authorizing(second, List.of()));
        assertThat(
                        after(
                                        submit(wanting(Demand.FIRST)),
                                        take(CHALLENGE),
                                        submit(second),
                                        new ResumeAttempt(1))
                                .payment())
                .isEqualTo(outcome.payment());
        assertThatThrownBy(() -> after(submit(wanting(Demand.FIRST)), submit(second)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_same_result_again_changes_nothing() {
        var outcome =
                after(
                        submit(wanting(Demand.FIRST)),
                        take(decided(Status.AUTHENTICATED)),
                        take(decided(Status.FAILED)),
                        answer(NO_FUNDS),
                        take(decided(Status.AUTHENTICATED)));

        assertThat(decline(outcome).declineCode()).isEqualTo("insufficient_funds");
        assertThat(outcome.payment()).isInstanceOf(Payment.Declined.class);
    }

    private static Payment challenged() {
        return new Payment.Challenged(wanting(Demand.FIRST), CHALLENGED, List.of());
    }

    private static Decline decline(Story.Outcome outcome) {
        return ((PaymentEvent.Declined) outcome.events().getLast()).decline();
    }

    private static Attempt wanting(Demand demand) {
        return MANUAL.with(Authentication.of(demand));
    }

    private static TakeAuthentication take(AuthenticationAnswer answer) {
        return new TakeAuthentication(1, answer, DEADLINE);
    }

    private static AuthenticationAnswer decided(Status status) {
        return new AuthenticationAnswer.Decided(
                new AuthenticationResult(status, null, false, "05", "value", "id"));
    }
}
