package io.gerbang.authorization.domain;

import static io.gerbang.authorization.domain.Story.APPROVED;
import static io.gerbang.authorization.domain.Story.EXPIRY;
import static io.gerbang.authorization.domain.Story.MANUAL;
import static io.gerbang.authorization.domain.Story.NOON;
import static io.gerbang.authorization.domain.Story.NO_FUNDS;
import static io.gerbang.authorization.domain.Story.SILENCE;
import static io.gerbang.authorization.domain.Story.after;
import static io.gerbang.authorization.domain.Story.answer;
import static io.gerbang.authorization.domain.Story.cancel;
import static io.gerbang.authorization.domain.Story.capture;
import static io.gerbang.authorization.domain.Story.captured;
import static io.gerbang.authorization.domain.Story.submit;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.authorization.domain.Payment.Authorized;
import io.gerbang.authorization.domain.PaymentCommand.IncrementHold;
import io.gerbang.authorization.domain.PaymentCommand.TakeIncrementAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncrementDeciderTest {

    private static final Attempt HOLD = new Attempt(1, 1_000, null, new Allowance(true, 15, true));
    private static final Increment MORE = new Increment("inc_1", 1_500);

    @Test
    void a_hold_grows_when_the_issuer_approves() {
        var asked = after(submit(HOLD), answer(APPROVED), increment(MORE));
        assertThat(asked.payment()).isEqualTo(new Authorized(HOLD, EXPIRY, MORE, List.of()));
        assertThat(asked.events()).last().isEqualTo(new PaymentEvent.IncrementStarted(MORE, 500));

        var outcome = after(submit(HOLD), answer(APPROVED), increment(MORE), increased(APPROVED));

        assertThat(outcome.payment())
                .isEqualTo(new Authorized(HOLD.withAmount(1_500), EXPIRY, null, List.of()));
        assertThat(outcome.payment().current().mostCapturable()).isEqualTo(1_725);
        assertThat(outcome.events()).last().isEqualTo(new PaymentEvent.Incremented(MORE));
    }

    @Test
    void a_hold_stays_as_it_was_when_the_issuer_refuses() {
        var outcome = after(submit(HOLD), answer(APPROVED), increment(MORE), increased(NO_FUNDS));

        assertThat(outcome.payment()).isEqualTo(new Authorized(HOLD, EXPIRY, null, List.of()));
        assertThat(outcome.events())
                .last()
                .isInstanceOfSatisfying(
                        PaymentEvent.IncrementFailed.class,
                        failed ->
                                assertThat(failed.decline().declineCode())
                                        .isEqualTo("insufficient_funds"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08", "10", "11", "16"})
    void what_an_issuer_increases_otherwise_than_asked_is_undone_and_declined(String code) {
        var refused = new IssuerAnswer.Refused(code, CvcCheck.UNCHECKED);

        var outcome = after(submit(HOLD), answer(APPROVED), increment(MORE), increased(refused));

        assertThat(outcome.payment()).isEqualTo(new Authorized(HOLD, EXPIRY, null, List.of()));
        assertThat(outcome.events())
                .endsWith(
                        new PaymentEvent.RequestUndone(),
                        new PaymentEvent.IncrementFailed(1, MORE, Decline.refused(refused)));
    }

    @Test
    void a_refusal_of_a_repeat_undoes_what_the_original_may_have_increased() {
        var outcome =
                after(
                        submit(HOLD),
                        answer(APPROVED),
                        increment(MORE),
                        new TakeIncrementAnswer(MORE.id(), NO_FUNDS, true));

        assertThat(outcome.events())
                .extracting(Object::getClass)
                .endsWith(PaymentEvent.RequestUndone.class, PaymentEvent.IncrementFailed.class);
    }

    @Test
    void a_plain_refusal_leaves_nothing_to_undo() {
        var outcome = after(submit(HOLD), answer(APPROVED), increment(MORE), increased(NO_FUNDS));

        assertThat(outcome.events()).doesNotContain(new PaymentEvent.RequestUndone());
    }

    @Test
    void an_issuer_that_does_not_answer_is_asked_until_it_does() {
        var outcome =
                after(
                        submit(HOLD),
                        answer(APPROVED),
                        increment(MORE),
                        increased(SILENCE),
                        increased(APPROVED),
                        increased(APPROVED));

        assertThat(outcome.events())
                .filteredOn(PaymentEvent.Incremented.class::isInstance)
                .hasSize(1);
    }

    @Test
    void what_is_asked_meanwhile_waits_for_the_issuer() {
        var waiting =
                after(
                        submit(HOLD),
                        answer(APPROVED),
                        increment(MORE),
                        capture("cap_1", 1_500, true));
        assertThat(waiting.payment().early()).hasSize(1);

        var taken =
                after(
                        submit(HOLD),
                        answer(APPROVED),
                        increment(MORE),
                        capture("cap_1", 1_500, true),
                        increased(APPROVED));
        var canceled =
                after(
                        submit(HOLD),
                        answer(APPROVED),
                        increment(MORE),
                        cancel(1),
                        increased(APPROVED));

        assertThat(taken.payment())
                .isEqualTo(captured(HOLD.withAmount(1_500), 1_500, true, 0, List.of()));
        assertThat(canceled.events())
                .endsWith(
                        new PaymentEvent.Incremented(MORE),
                        new PaymentEvent.HoldReleased(),
                        new PaymentEvent.Voided(1_500, "requested_by_customer"));
    }

    @Test
    void an_increment_fails_where_the_hold_does_not_allow_it() {
        var rigid = after(submit(MANUAL), answer(APPROVED), increment(MORE));
        var smaller =
                after(submit(HOLD), answer(APPROVED), increment(new Increment("inc_1", 1_000)));
        var late =
                after(
                        submit(HOLD),
                        answer(APPROVED),
                        new IncrementHold(1, MORE, EXPIRY.plusMillis(1)));
        var afterACapture =
                after(submit(HOLD), answer(APPROVED), capture("cap_1", 1, false), increment(MORE));
        var declined = after(submit(HOLD), answer(NO_FUNDS), increment(MORE));

        assertThat(List.of(rigid, smaller, late, afterACapture, declined))
                .allSatisfy(outcome ->
                        assertThat(outcome.events())
                                .last()
                                .isInstanceOf(PaymentEvent.IncrementFailed.class));
    }

    private static IncrementHold increment(Increment increment) {
        return new IncrementHold(1, increment, NOON);
    }

    private static TakeIncrementAnswer increased(IssuerAnswer answer) {
        return new TakeIncrementAnswer(MORE.id(), answer, false);
    }
}
