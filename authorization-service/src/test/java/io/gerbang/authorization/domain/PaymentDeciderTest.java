package io.gerbang.authorization.domain;

import static io.gerbang.authorization.domain.Story.APPROVED;
import static io.gerbang.authorization.domain.Story.DECIDER;
import static io.gerbang.authorization.domain.Story.EXPIRY;
import static io.gerbang.authorization.domain.Story.MANUAL;
import static io.gerbang.authorization.domain.Story.NOON;
import static io.gerbang.authorization.domain.Story.NO_FUNDS;
import static io.gerbang.authorization.domain.Story.PURCHASE;
import static io.gerbang.authorization.domain.Story.SILENCE;
import static io.gerbang.authorization.domain.Story.after;
import static io.gerbang.authorization.domain.Story.answer;
import static io.gerbang.authorization.domain.Story.attempt;
import static io.gerbang.authorization.domain.Story.cancel;
import static io.gerbang.authorization.domain.Story.capture;
import static io.gerbang.authorization.domain.Story.captured;
import static io.gerbang.authorization.domain.Story.failed;
import static io.gerbang.authorization.domain.Story.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gerbang.authorization.domain.Payment.Authorized;
import io.gerbang.authorization.domain.Payment.Authorizing;
import io.gerbang.authorization.domain.Payment.Captured;
import io.gerbang.authorization.domain.Payment.Declined;
import io.gerbang.authorization.domain.Payment.Unknown;
import io.gerbang.authorization.domain.Payment.Voided;
import io.gerbang.authorization.domain.PaymentCommand.CapturePayment;
import io.gerbang.authorization.domain.PaymentCommand.LoseAnswer;
import io.gerbang.authorization.domain.PaymentCommand.SubmitAttempt;
import io.gerbang.authorization.domain.PaymentCommand.TakeAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentDeciderTest {

    @Test
    void an_attempt_is_sent_to_the_issuer() {
        var outcome = after(submit(MANUAL));

        assertThat(outcome.payment()).isEqualTo(new Authorizing(MANUAL, List.of()));
        assertThat(outcome.events()).containsExactly(new PaymentEvent.AuthorizationStarted());
    }

    @Test
    void an_approval_holds_the_amount_until_the_hold_expires() {
        var outcome = after(submit(MANUAL), answer(APPROVED));

        assertThat(outcome.payment()).isEqualTo(new Authorized(MANUAL, EXPIRY, null, List.of()));
        assertThat(outcome.events())
                .last()
                .isEqualTo(new PaymentEvent.Authorized(APPROVED, EXPIRY));
    }

    @Test
    void a_hold_expires_on_the_second_that_merchants_are_told() {
        var outcome = after(submit(MANUAL), new TakeAnswer(1, APPROVED, NOON.plusMillis(999)));

        assertThat(outcome.payment()).isEqualTo(new Authorized(MANUAL, EXPIRY, null, List.of()));
    }

    @Test
    void an_approved_purchase_is_captured_in_the_same_decision() {
        var outcome = after(submit(PURCHASE), answer(APPROVED));

        assertThat(outcome.payment()).isEqualTo(captured(PURCHASE, 1_000, true, 0, List.of()));
        assertThat(outcome.events())
                .endsWith(
                        new PaymentEvent.Authorized(APPROVED, EXPIRY),
                        new PaymentEvent.Captured("cap_1", 1_000, 1_000, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08", "10", "11", "16"})
    void what_an_issuer_approves_otherwise_than_asked_is_released_and_declined(String code) {
        var refused = new IssuerAnswer.Refused(code, CvcCheck.UNCHECKED);

        var outcome = after(submit(MANUAL), answer(refused));

        assertThat(outcome.payment()).isEqualTo(new Declined(MANUAL, List.of()));
        assertThat(outcome.events())
                .endsWith(
                        new PaymentEvent.HoldReleased(),
                        new PaymentEvent.Declined(Decline.refused(refused)));
    }

    @Test
    void a_blocked_attempt_is_declined_and_the_issuer_not_asked() {
        var outcome = after(new SubmitAttempt(MANUAL, Decline.blocked()));

        assertThat(outcome.events()).containsExactly(new PaymentEvent.Declined(Decline.blocked()));
    }

    @Test
    void a_refusal_declines_with_stripes_words() {
        var outcome = after(submit(MANUAL), answer(NO_FUNDS));

        assertThat(outcome.payment()).isEqualTo(new Declined(MANUAL, List.of()));
        assertThat(outcome.events())
                .last()
                .isEqualTo(
                        new PaymentEvent.Declined(
                                new Decline(
                                        "issuer_declined",
                                        "card_declined",
                                        "insufficient_funds",
                                        "51",
                                        CvcCheck.UNCHECKED)));
    }

    @Test
    void another_attempt_may_follow_a_decline() {
        var second = attempt(2);

        var outcome = after(submit(MANUAL), answer(NO_FUNDS), submit(second));

        assertThat(outcome.payment()).isEqualTo(new Authorizing(second, List.of()));
    }

    @Test
    void another_attempt_while_one_is_open_is_impossible() {
        assertThatThrownBy(() -> after(submit(MANUAL), submit(attempt(2))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_attempt_that_comes_twice_is_made_once() {
        assertThat(after(submit(MANUAL), submit(MANUAL)).events()).hasSize(1);
    }

    @Test
    void silence_makes_the_outcome_unknown() {
        var outcome = after(submit(MANUAL), answer(SILENCE));

        assertThat(outcome.payment()).isEqualTo(new Unknown(MANUAL, 0, List.of()));
        assertThat(outcome.events()).last().isEqualTo(new PaymentEvent.OutcomeBecameUnknown());
    }

    @Test
    void a_request_that_never_left_is_declined_since_nothing_can_be_held() {
        var outcome = after(submit(MANUAL), answer(new IssuerAnswer.NoAnswer(false)));

        assertThat(outcome.events())
                .last()
                .isEqualTo(new PaymentEvent.Declined(Decline.unanswered()));
    }

    @Test
    void an_answer_that_nobody_waits_for_any_more_makes_the_outcome_unknown() {
        var outcome = after(submit(MANUAL), new LoseAnswer(1));

        assertThat(outcome.payment()).isInstanceOf(Unknown.class);
    }

    @Test
    void an_unknown_outcome_is_adopted_from_an_inquiry() {
        assertThat(after(submit(MANUAL), answer(SILENCE), answer(APPROVED)).payment())
                .isInstanceOf(Authorized.class);
        assertThat(after(submit(MANUAL), answer(SILENCE), answer(NO_FUNDS)).payment())
                .isInstanceOf(Declined.class);
    }

    @Test
    void a_refusal_of_an_unknown_outcome_releases_what_the_original_may_hold() {
        var outcome = after(submit(MANUAL), answer(SILENCE), answer(NO_FUNDS));

        assertThat(outcome.events())
                .extracting(Object::getClass)
                .endsWith(PaymentEvent.HoldReleased.class, PaymentEvent.Declined.class);
    }

    @Test
    void an_issuer_without_the_original_is_told_to_release_it_all_the_same() {
        var outcome = after(submit(MANUAL), answer(SILENCE), answer(new IssuerAnswer.NoOriginal()));

        assertThat(outcome.events())
                .endsWith(
                        new PaymentEvent.HoldReleased(),
                        new PaymentEvent.Declined(Decline.unanswered()));
    }

    @Test
    void after_the_last_inquiry_in_vain_the_hold_is_released_and_the_attempt_declined() {
        var waiting = after(submit(MANUAL), answer(SILENCE), answer(SILENCE), answer(SILENCE));
        assertThat(waiting.payment()).isEqualTo(new Unknown(MANUAL, 2, List.of()));

        var decision = DECIDER.decide(waiting.payment(), answer(SILENCE));

        assertThat(decision.next()).isEqualTo(new Declined(MANUAL, List.of()));
        assertThat(decision.events())
                .containsExactly(
                        new PaymentEvent.HoldReleased(),
                        new PaymentEvent.Declined(Decline.unanswered()));
    }

    @Test
    void an_approval_after_the_end_is_an_orphan() {
        var outcome = after(submit(MANUAL), answer(NO_FUNDS), answer(APPROVED));

        assertThat(outcome.payment()).isInstanceOf(Declined.class);
        assertThat(outcome.events()).last().isEqualTo(new PaymentEvent.OrphanFound(1));
    }

    @Test
    void an_approval_whose_hold_was_released_already_is_no_orphan() {
        var outcome =
                after(
                        submit(MANUAL),
                        answer(SILENCE),
                        cancel(1),
                        answer(APPROVED),
                        answer(APPROVED));

        assertThat(outcome.payment()).isEqualTo(new Voided(MANUAL, true, List.of()));
        assertThat(outcome.events()).doesNotContain(new PaymentEvent.OrphanFound(1));
    }

    @Test
    void an_approval_of_an_older_attempt_is_an_orphan() {
        var outcome = after(submit(MANUAL), answer(NO_FUNDS), submit(attempt(2)), answer(APPROVED));

        assertThat(outcome.payment()).isInstanceOf(Authorizing.class);
        assertThat(outcome.events()).last().isEqualTo(new PaymentEvent.OrphanFound(1));
    }

    @Test
    void an_approval_that_comes_twice_counts_once() {
        assertThat(after(submit(MANUAL), answer(APPROVED), answer(APPROVED)).events()).hasSize(2);
    }

    @Test
    void a_capture_takes_a_part_and_the_last_one_closes_the_hold() {
        var outcome =
                after(
                        submit(MANUAL),
                        answer(APPROVED),
                        capture("cap_1", 300, false),
                        capture("cap_2", 200, true));

        assertThat(outcome.payment()).isEqualTo(captured(MANUAL, 500, true, 0, List.of()));
        assertThat(outcome.events())
                .endsWith(
                        new PaymentEvent.Captured("cap_1", 300, 300, false),
                        new PaymentEvent.Captured("cap_2", 200, 500, true));
    }

    @Test
    void capture_is_rejected_when_it_exceeds_the_hold() {
        var outcome =
                after(
                        submit(MANUAL),
                        answer(APPROVED),
                        capture("cap_1", 600, false),
                        capture("cap_2", 401, true));

        assertThat(outcome.events()).last().isEqualTo(failed("cap_2", 401, "amount_exceeds_hold"));
    }

    @Test
    void the_last_capture_may_exceed_the_hold_as_far_as_the_brand_allows() {
        var visa = new Attempt(1, 1_000, null, new Allowance(true, 15, false));
        var tooMuch = capture("cap_2", 551, true);
        var most = capture("cap_3", 550, true);

        var outcome =
                after(submit(visa), answer(APPROVED), capture("cap_1", 600, false), tooMuch, most);

        assertThat(outcome.payment()).isEqualTo(captured(visa, 1_150, true, 0, List.of()));
        assertThat(outcome.events())
                .endsWith(
                        failed("cap_2", 551, "amount_exceeds_hold"),
                        new PaymentEvent.Captured("cap_3", 550, 1_150, true));
        assertThat(after(submit(visa), answer(APPROVED), capture("cap_1", 1_001, false)).events())
                .last()
                .isEqualTo(failed("cap_1", 1_001, "amount_exceeds_hold"));
    }

    @Test
    void a_cancel_releases_what_is_left_of_a_partly_captured_hold() {
        var outcome =
                after(
                        submit(MANUAL),
                        answer(APPROVED),
                        capture("cap_1", 300, false),
                        cancel(1),
                        capture("cap_2", 1, true));

        assertThat(outcome.payment()).isEqualTo(captured(MANUAL, 300, true, 0, List.of()));
        assertThat(outcome.events())
                .endsWith(
                        new PaymentEvent.HoldReleased(),
                        new PaymentEvent.RestReleased(700, 300, "requested_by_customer"),
                        failed("cap_2", 1, "amount_exceeds_hold"));
    }

    @Test
    void capture_is_rejected_when_the_hold_is_closed() {
        var outcome =
                after(
                        submit(MANUAL),
                        answer(APPROVED),
                        capture("cap_1", 600, true),
                        capture("cap_2", 1, true));

        assertThat(outcome.events()).last().isEqualTo(failed("cap_2", 1, "amount_exceeds_hold"));
    }

    @Test
    void capture_is_rejected_when_the_hold_has_expired() {
        var late = new CapturePayment(1, "cap_1", 600, true, EXPIRY.plusMillis(1));

        var outcome = after(submit(MANUAL), answer(APPROVED), late);

        assertThat(outcome.payment()).isInstanceOf(Authorized.class);
        assertThat(outcome.events()).last().isEqualTo(failed("cap_1", 600, "hold_expired"));
    }

    @Test
    void capture_is_rejected_when_the_attempt_was_declined() {
        var outcome = after(submit(MANUAL), answer(NO_FUNDS), capture("cap_1", 600, true));

        assertThat(outcome.events()).last().isEqualTo(failed("cap_1", 600, "not_authorized"));
    }

    @Test
    void a_capture_that_overtakes_its_approval_waits_for_it() {
        var outcome = after(capture("cap_1", 600, true), submit(MANUAL), answer(APPROVED));

        assertThat(outcome.payment()).isEqualTo(captured(MANUAL, 600, true, 0, List.of()));
    }

    @Test
    void a_cancel_releases_the_hold() {
        var outcome = after(submit(MANUAL), answer(APPROVED), cancel(1));

        assertThat(outcome.payment()).isEqualTo(new Voided(MANUAL, true, List.of()));
        assertThat(outcome.events())
                .endsWith(
                        new PaymentEvent.HoldReleased(),
                        new PaymentEvent.Voided(1_000, "requested_by_customer"));
    }

    @Test
    void a_cancel_that_overtakes_its_attempt_keeps_it_from_the_issuer() {
        var outcome = after(cancel(1), submit(MANUAL));

        assertThat(outcome.payment()).isEqualTo(new Voided(MANUAL, false, List.of()));
        assertThat(outcome.events())
                .containsExactly(new PaymentEvent.Voided(0, "requested_by_customer"));
    }

    @Test
    void a_cancel_of_an_unknown_outcome_is_carried_out_when_it_is_known() {
        var approved = after(submit(PURCHASE), answer(SILENCE), cancel(1), answer(APPROVED));
        assertThat(approved.events())
                .endsWith(
                        new PaymentEvent.HoldReleased(),
                        new PaymentEvent.Voided(1_000, "requested_by_customer"));

        var refused = after(submit(PURCHASE), cancel(1), answer(NO_FUNDS));
        assertThat(refused.payment()).isInstanceOf(Voided.class);
        assertThat(refused.events())
                .last()
                .isEqualTo(new PaymentEvent.Voided(0, "requested_by_customer"));
    }

    @Test
    void a_cancel_of_a_captured_payment_changes_nothing() {
        var outcome = after(submit(PURCHASE), answer(APPROVED), cancel(1));

        assertThat(outcome.payment()).isInstanceOf(Captured.class);
        assertThat(outcome.events()).hasSize(3);
    }

    @Test
    void an_attempt_after_a_cancel_is_voided_too() {
        var outcome = after(cancel(1), submit(MANUAL), submit(attempt(2)));

        assertThat(outcome.payment().attempt()).isEqualTo(2);
        assertThat(outcome.payment()).isInstanceOf(Voided.class);
    }
}
