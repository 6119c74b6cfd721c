package io.gerbang.authorization;

import static io.gerbang.events.CaptureMethod.AUTOMATIC;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.authorization.FakeAcquirer.Mood;
import io.gerbang.authorization.application.payment.UnknownOutcomes;
import io.gerbang.events.PaymentFacts;
import io.gerbang.events.PaymentMethodFacts;
import io.gerbang.events.Screening;
import io.gerbang.events.ScreeningDecision;
import io.gerbang.events.Topic;
import io.gerbang.events.authorization.PaymentAuthorized;
import io.gerbang.events.authorization.PaymentCaptureFailed;
import io.gerbang.events.authorization.PaymentCaptured;
import io.gerbang.events.authorization.PaymentDeclined;
import io.gerbang.events.authorization.PaymentOutcomeUnknown;
import io.gerbang.events.authorization.PaymentVoided;
import io.gerbang.events.authorization.RefundFailed;
import io.gerbang.events.authorization.RefundSucceeded;
import io.gerbang.events.fraud.PaymentScreened;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithFakeNetwork.class)
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "authorization"))
class PaymentFlowIT extends PaymentsAtFakeNetwork {

    @Inject UnknownOutcomes unknown;

    @Test
    void a_purchase_is_authorized_and_captured() {
        var payment = neighbours.payment(150_000, AUTOMATIC, "pm_card_visa");

        neighbours.screened(payment);

        var events = neighbours.await(payment.paymentId(), 2);
        var authorized = (PaymentAuthorized) events.getFirst();
        assertThat(authorized.approvalCode()).isEqualTo("A12345");
        assertThat(authorized.cvcCheck()).isEqualTo("pass");
        var card = authorized.payment().paymentMethod().card();
        assertThat(card.brand()).isEqualTo("visa");
        assertThat(card.last4()).isEqualTo("4242");
        assertThat(card.fingerprint()).isNotNull();
        var captured = (PaymentCaptured) events.getLast();
        assertThat(captured.amount()).isEqualTo(150_000);
        assertThat(captured.finalCapture()).isTrue();
        assertThat(captured.captureId()).isEqualTo(payment.chargeId().replace("ch_", "cap_"));
        awaitAcknowledged(payment);
        assertThat(acquirer.captured(asked().trace())).isEqualTo(150_000);
    }

    @Test
    void an_event_that_is_delivered_twice_asks_the_issuer_once() {
        var payment = neighbours.payment(1_000, AUTOMATIC, "pm_card_visa");

        neighbours.screened(payment);
        neighbours.send(
                Topic.FRAUD_PAYMENT,
                payment.paymentId(),
                1,
                new PaymentScreened(payment, allowed()));

        neighbours.await(payment.paymentId(), 2);
        var other = neighbours.payment(1_000, AUTOMATIC, "pm_card_visa");
        neighbours.screened(other);
        neighbours.await(other.paymentId(), 2);
        assertThat(acquirer.asked(neighbours.merchantId())).hasSize(2);
    }

    @Test
    void a_refusal_is_published_in_stripes_words_and_another_attempt_may_follow() {
        var payment = neighbours.payment(1_000, AUTOMATIC, "pm_card_chargeDeclined");
        neighbours.screened(payment);
        var declined = (PaymentDeclined) neighbours.await(payment.paymentId(), 1).getFirst();
        assertThat(declined.outcomeType()).isEqualTo("issuer_declined");
        assertThat(declined.code()).isEqualTo("card_declined");
        assertThat(declined.declineCode()).isEqualTo("generic_decline");
        assertThat(declined.responseCode()).isEqualTo("05");

        neighbours.screened(secondAttempt(payment));

        var events = neighbours.await(payment.paymentId(), 3);
        assertThat(events.get(1)).isInstanceOf(PaymentAuthorized.class);
        assertThat(events.get(2)).isInstanceOf(PaymentCaptured.class);
    }

    @Test
    void a_blocked_attempt_never_reaches_the_issuer() {
        var payment = neighbours.payment(1_000, AUTOMATIC, "pm_card_visa");

        neighbours.screened(payment, new Screening(99, ScreeningDecision.BLOCK, List.of()));

        var declined = (PaymentDeclined) neighbours.await(payment.paymentId(), 1).getFirst();
        assertThat(declined.outcomeType()).isEqualTo("blocked");
        assertThat(acquirer.asked(neighbours.merchantId())).isEmpty();
    }

    @Test
    void an_unknown_payment_method_is_declined_as_invalid() {
        var method = new PaymentMethodFacts(Neighbours.unique("pm"), "card", null, null);
        var payment = neighbours.payment(1_000, AUTOMATIC, method);

        neighbours.screened(payment);

        var declined = (PaymentDeclined) neighbours.await(payment.paymentId(), 1).getFirst();
        assertThat(declined.outcomeType()).isEqualTo("invalid");
    }

    @Test
    void a_hold_is_captured_in_parts_and_refunded_in_parts() {
        var payment = authorized(10_000);
        neighbours.capture(payment, "cap_1", 4_000, false);
        neighbours.capture(payment, "cap_2", 5_000, true);
        neighbours.capture(payment, "cap_3", 1, true);
        neighbours.refund(payment, "re_1", 3_000);
        neighbours.refund(payment, "re_2", 6_000);
        neighbours.refund(payment, "re_3", 1);

        var events = neighbours.await(payment.paymentId(), 7);

        assertThat(events)
                .filteredOn(PaymentCaptured.class::isInstance)
                .extracting(event -> ((PaymentCaptured) event).capturedTotal())
                .containsExactly(4_000L, 9_000L);
        assertThat(events)
                .filteredOn(PaymentCaptureFailed.class::isInstance)
                .extracting(event -> ((PaymentCaptureFailed) event).code())
                .containsExactly("amount_exceeds_hold");
        assertThat(events)
                .filteredOn(RefundSucceeded.class::isInstance)
                .extracting(event -> ((RefundSucceeded) event).refundedTotal())
                .containsExactly(3_000L, 9_000L);
        assertThat(events).filteredOn(RefundFailed.class::isInstance).hasSize(1);
        assertThat(acquirer.captured(asked().trace())).isEqualTo(9_000);
        assertThat(acquirer.refunded(asked().trace())).isEqualTo(9_000);
    }

    @Test
    void a_cancel_releases_the_hold() {
        var payment = authorized(10_000);

        neighbours.cancel(payment);

        var voided = (PaymentVoided) neighbours.await(payment.paymentId(), 2).getLast();
        assertThat(voided.amount()).isEqualTo(10_000);
        awaitAcknowledged(payment);
        assertThat(acquirer.held(asked().trace())).isZero();
    }

    @Test
    void a_cancel_that_overtakes_its_attempt_keeps_it_from_the_issuer() {
        var payment = neighbours.payment(1_000, AUTOMATIC, "pm_card_visa");
        neighbours.cancel(payment);
        Rows.await(
                "the cancel is kept",
                () -> Rows.count(pool, "payments where payment_id = $1", payment.paymentId()) == 1);

        neighbours.screened(payment);

        var voided = (PaymentVoided) neighbours.await(payment.paymentId(), 1).getFirst();
        assertThat(voided.amount()).isZero();
        assertThat(acquirer.asked(neighbours.merchantId())).isEmpty();
    }

    @Test
    void an_outcome_that_nobody_knew_is_adopted_when_the_issuer_is_asked_again() {
        acquirer.mood(Mood.IS_SILENT);
        var payment = neighbours.payment(1_000, AUTOMATIC, "pm_card_visa");
        neighbours.screened(payment);
        assertThat(neighbours.await(payment.paymentId(), 1).getFirst())
                .isInstanceOf(PaymentOutcomeUnknown.class);

        acquirer.mood(Mood.ANSWERS);

        var events = neighbours.await(payment.paymentId(), 3);
        assertThat(events.get(1)).isInstanceOf(PaymentAuthorized.class);
        assertThat(events.get(2)).isInstanceOf(PaymentCaptured.class);
        awaitAcknowledged(payment);
        assertThat(acquirer.captured(asked().trace())).isEqualTo(1_000);
    }

    @Test
    void a_request_that_never_arrived_is_reversed_and_declined() {
        acquirer.mood(Mood.IS_DEAF);
        var payment = neighbours.payment(1_000, AUTOMATIC, "pm_card_visa");
        neighbours.screened(payment);

        var events = neighbours.await(payment.paymentId(), 2);

        assertThat(events.getFirst()).isInstanceOf(PaymentOutcomeUnknown.class);
        assertThat(((PaymentDeclined) events.getLast()).code()).isEqualTo("processing_error");
        awaitAcknowledged(payment);
    }

    @Test
    void an_approval_that_comes_after_the_end_is_reversed_and_left_to_the_operator() {
        acquirer.mood(Mood.IS_DEAF);
        var payment = neighbours.payment(1_000, AUTOMATIC, "pm_card_visa");
        neighbours.screened(payment);
        neighbours.await(payment.paymentId(), 2);

        acquirer.approveLate(asked());

        Rows.await(
                "the orphan is on the operator's list",
                () ->
                        Rows.count(
                                        pool,
                                        "reconciliation_breaks where kind = 'late_approval'"
                                                + " and payment_id = $1",
                                        payment.paymentId())
                                == 1);
        Rows.await("the hold is released", () -> acquirer.held(asked().trace()) == 0);
    }

    @Test
    void an_approval_that_comes_after_the_end_waits_until_the_database_answers() {
        acquirer.mood(Mood.IS_DEAF);
        var payment = neighbours.payment(1_000, AUTOMATIC, "pm_card_visa");
        neighbours.screened(payment);
        neighbours.await(payment.paymentId(), 2);
        var other = pool.getConnectionAndAwait();
        var locked = other.beginAndAwait();
        other.query("lock table unanswered_authorizations").executeAndAwait();

        acquirer.approveLate(asked());
        cutOffLooks(12);
        locked.rollbackAndAwait();
        other.closeAndAwait();

        Rows.await("the hold is released", () -> acquirer.held(asked().trace()) == 0);
    }

    @Test
    void an_orphan_that_is_heard_of_twice_is_one_break() {
        acquirer.mood(Mood.IS_DEAF);
        var payment = neighbours.payment(1_000, AUTOMATIC, "pm_card_visa");
        neighbours.screened(payment);
        neighbours.await(payment.paymentId(), 2);

        acquirer.approveLate(asked());
        acquirer.approveLate(asked());

        Rows.await(
                "both are taken",
                () ->
                        Rows.count(
                                        pool,
                                        "payments where messages = 3 and payment_id = $1",
                                        payment.paymentId())
                                == 1);
        assertThat(
                        Rows.count(
                                pool,
                                "reconciliation_breaks where payment_id = $1",
                                payment.paymentId()))
                .isEqualTo(1);
    }

    @Test
    void a_cancel_does_not_put_off_the_next_inquiry() {
        acquirer.mood(Mood.HANGS);
        var payment = neighbours.payment(1_000, AUTOMATIC, "pm_card_visa");
        neighbours.screened(payment);
        Rows.await("the issuer is asked", () -> !acquirer.asked(neighbours.merchantId()).isEmpty());
        Rows.execute(
                pool,
                "update payments set due_at = '2100-01-01' where payment_id = $1",
                payment.paymentId());

        neighbours.cancel(payment);

        Rows.await(
                "the cancel waits",
                () ->
                        Rows.count(
                                        pool,
                                        "payments where waiting is not null and payment_id = $1",
                                        payment.paymentId())
                                == 1);
        assertThat(
                        Rows.count(
                                pool,
                                "payments where due_at = '2100-01-01' and payment_id = $1",
                                payment.paymentId()))
                .isEqualTo(1);
    }

    @Test
    void a_request_that_cannot_be_sent_is_declined_in_the_end() {
        acquirer.mood(Mood.IS_AWAY);
        var payment = neighbours.payment(1_000, AUTOMATIC, "pm_card_visa");

        neighbours.screened(payment);

        var declined = (PaymentDeclined) neighbours.await(payment.paymentId(), 1).getFirst();
        assertThat(declined.code()).isEqualTo("processing_error");
        assertThat(acquirer.asked(neighbours.merchantId())).hasSize(3);
    }

    @Test
    void what_a_killed_process_left_behind_is_found_when_it_starts_again() {
        acquirer.mood(Mood.HANGS);
        var payment = neighbours.payment(1_000, AUTOMATIC, "pm_card_visa");
        neighbours.screened(payment);
        Rows.await("the issuer is asked", () -> !acquirer.asked(neighbours.merchantId()).isEmpty());
        acquirer.mood(Mood.ANSWERS);

        Rows.execute(
                pool,
                "update payments set boot = boot - 1 where payment_id = $1",
                payment.paymentId());
        unknown.takeOver().await().indefinitely();

        var events = neighbours.await(payment.paymentId(), 3);
        assertThat(events.get(0)).isInstanceOf(PaymentOutcomeUnknown.class);
        assertThat(events.get(1)).isInstanceOf(PaymentAuthorized.class);
        assertThat(events.get(2)).isInstanceOf(PaymentCaptured.class);
    }

    @Test
    void what_nobody_answered_is_forgotten_when_its_time_is_up() {
        acquirer.mood(Mood.IS_DEAF);
        var payment = neighbours.payment(1_000, AUTOMATIC, "pm_card_visa");
        neighbours.screened(payment);
        neighbours.await(payment.paymentId(), 2);
        var waiting = "unanswered_authorizations where payment_id = $1";
        assertThat(Rows.count(pool, waiting, payment.paymentId())).isEqualTo(1);

        Rows.execute(
                pool,
                "update unanswered_authorizations"
                        + " set transmitted_at = transmitted_at - interval '91 d'"
                        + " where payment_id = $1",
                payment.paymentId());

        Rows.await("it is forgotten", () -> Rows.count(pool, waiting, payment.paymentId()) == 0);
    }

    private static Screening allowed() {
        return new Screening(3, ScreeningDecision.ALLOW, List.of());
    }

    private static PaymentFacts secondAttempt(PaymentFacts payment) {
        return new PaymentFacts(
                payment.paymentId(),
                2,
                Neighbours.unique("ch"),
                payment.amount(),
                payment.currency(),
                payment.captureMethod(),
                new PaymentMethodFacts(Neighbours.unique("pm"), "card", null, "pm_card_visa"),
                null,
                null,
                null);
    }

    private void cutOffLooks(int times) {
        var cut = new HashSet<Integer>();
        Rows.await(
                "looks are cut off",
                () -> {
                    pool.query(
                                    """
                                    select pid, pg_terminate_backend(pid) from pg_stat_activity
                                    where wait_event_type = 'Lock'
                                      and query like '%unanswered_authorizations where rrn%'
                                    """)
                            .executeAndAwait()
                            .forEach(row -> cut.add(row.getInteger(0)));
                    return cut.size() >= times;
                });
    }
}
