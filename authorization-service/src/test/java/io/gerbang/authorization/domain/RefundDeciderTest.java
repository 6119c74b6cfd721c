package io.gerbang.authorization.domain;

import static io.gerbang.authorization.domain.Story.APPROVED;
import static io.gerbang.authorization.domain.Story.DECIDER;
import static io.gerbang.authorization.domain.Story.MANUAL;
import static io.gerbang.authorization.domain.Story.NO_FUNDS;
import static io.gerbang.authorization.domain.Story.PURCHASE;
import static io.gerbang.authorization.domain.Story.REFUND;
import static io.gerbang.authorization.domain.Story.after;
import static io.gerbang.authorization.domain.Story.answer;
import static io.gerbang.authorization.domain.Story.cancel;
import static io.gerbang.authorization.domain.Story.capture;
import static io.gerbang.authorization.domain.Story.captured;
import static io.gerbang.authorization.domain.Story.refund;
import static io.gerbang.authorization.domain.Story.submit;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.authorization.domain.PaymentCommand.TakeRefundAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefundDeciderTest {

    @Test
    void a_refund_is_counted_when_the_issuer_has_answered() {
        var asked = after(submit(PURCHASE), answer(APPROVED), refund(REFUND));
        assertThat(asked.payment()).isEqualTo(captured(PURCHASE, 1_000, true, 0, List.of(REFUND)));

        var decision =
                DECIDER.decide(asked.payment(), new TakeRefundAnswer("re_1", APPROVED, false));

        assertThat(decision.next()).isEqualTo(captured(PURCHASE, 1_000, true, 400, List.of()));
        assertThat(decision.events())
                .containsExactly(new PaymentEvent.RefundSucceeded(REFUND, 400));
    }

    @Test
    void a_refund_that_the_issuer_refuses_frees_its_amount() {
        var outcome =
                after(
                        submit(PURCHASE),
                        answer(APPROVED),
                        refund(REFUND),
                        new TakeRefundAnswer(
                                "re_1", new IssuerAnswer.Refused("43", CvcCheck.UNCHECKED), false));

        assertThat(outcome.payment()).isEqualTo(captured(PURCHASE, 1_000, true, 0, List.of()));
        assertThat(outcome.events())
                .last()
                .isEqualTo(new PaymentEvent.RefundFailed(REFUND, "lost_or_stolen_card", "43"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08", "10", "11", "16"})
    void what_an_issuer_pays_back_otherwise_than_asked_is_undone_and_fails(String code) {
        var answer = new IssuerAnswer.Refused(code, CvcCheck.UNCHECKED);

        var outcome =
                after(
                        submit(PURCHASE),
                        answer(APPROVED),
                        refund(REFUND),
                        new TakeRefundAnswer("re_1", answer, false));

        assertThat(outcome.payment()).isEqualTo(captured(PURCHASE, 1_000, true, 0, List.of()));
        assertThat(outcome.events())
                .endsWith(
                        new PaymentEvent.RequestUndone(),
                        new PaymentEvent.RefundFailed(REFUND, "declined", code));
    }

    @Test
    void a_refusal_of_a_repeat_undoes_what_the_original_may_have_paid_back() {
        var outcome =
                after(
                        submit(PURCHASE),
                        answer(APPROVED),
                        refund(REFUND),
                        new TakeRefundAnswer("re_1", NO_FUNDS, true));

        assertThat(outcome.events())
                .endsWith(
                        new PaymentEvent.RequestUndone(),
                        new PaymentEvent.RefundFailed(REFUND, "insufficient_funds", "51"));
    }

    @Test
    void refund_is_rejected_when_what_is_under_way_leaves_too_little() {
        var second = new Refund("re_2", "ch_1", 601);

        var outcome = after(submit(PURCHASE), answer(APPROVED), refund(REFUND), refund(second));

        assertThat(outcome.events())
                .last()
                .isEqualTo(new PaymentEvent.RefundFailed(second, "declined", null));
    }

    @Test
    void an_answer_to_a_refund_that_comes_twice_counts_once() {
        var answer = new TakeRefundAnswer("re_1", APPROVED, false);

        var outcome = after(submit(PURCHASE), answer(APPROVED), refund(REFUND), answer, answer);

        assertThat(outcome.payment()).isEqualTo(captured(PURCHASE, 1_000, true, 400, List.of()));
    }

    @Test
    void a_refund_that_overtakes_its_capture_waits_for_it() {
        var outcome =
                after(
                        refund(REFUND),
                        submit(MANUAL),
                        answer(APPROVED),
                        capture("cap_1", 300, false),
                        capture("cap_2", 300, false));

        assertThat(outcome.payment()).isEqualTo(captured(MANUAL, 600, false, 0, List.of(REFUND)));
    }

    @Test
    void a_refund_that_overtook_a_payment_without_capture_fails() {
        var outcome = after(refund(REFUND), submit(MANUAL), answer(APPROVED), cancel(1));

        assertThat(outcome.events())
                .last()
                .isEqualTo(new PaymentEvent.RefundFailed(REFUND, "declined", null));
        assertThat(outcome.payment().early()).isEmpty();
    }
}
