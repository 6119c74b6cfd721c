package io.gerbang.authorization;

import static io.gerbang.events.CaptureMethod.AUTOMATIC;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.authorization.FakeAcquirer.Mood;
import io.gerbang.authorization.application.payment.MessageDispatcher;
import io.gerbang.events.authorization.RefundFailed;
import io.gerbang.events.authorization.RefundSucceeded;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithFakeNetwork.class)
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "authorization"))
class NetworkMessageIT extends PaymentsAtFakeNetwork {

    @Inject MessageDispatcher dispatcher;

    @Test
    void what_a_killed_process_was_telling_the_network_is_told_when_it_starts_again() {
        var payment = authorized(1_000);
        acquirer.mood(Mood.HANGS);
        neighbours.capture(payment, "cap_1", 1_000, true);
        neighbours.await(payment.paymentId(), 2);
        acquirer.mood(Mood.ANSWERS);

        Rows.execute(
                pool,
                "update network_messages set boot = boot - 1, due_at = '2100-01-01'"
                        + " where payment_id = $1",
                payment.paymentId());
        dispatcher.takeOver().await().indefinitely();

        awaitAcknowledged(payment);
        assertThat(acquirer.captured(asked().trace())).isEqualTo(1_000);
    }

    @Test
    void a_capture_is_repeated_until_the_network_has_taken_note() {
        var payment = authorized(1_000);
        acquirer.mood(Mood.IS_SILENT);
        neighbours.capture(payment, "cap_1", 1_000, true);
        neighbours.await(payment.paymentId(), 2);
        Rows.await(
                "the advice was tried in vain",
                () ->
                        Rows.count(
                                        pool,
                                        "network_messages where tries > 1 and payment_id = $1",
                                        payment.paymentId())
                                == 1);

        acquirer.mood(Mood.ANSWERS);

        awaitAcknowledged(payment);
        assertThat(acquirer.captured(asked().trace())).isEqualTo(1_000);
    }

    @Test
    void a_capture_that_the_network_refuses_is_left_to_the_operator() {
        acquirer.captureCode("13");
        var payment = neighbours.payment(1_000, AUTOMATIC, "pm_card_visa");

        neighbours.screened(payment);

        neighbours.await(payment.paymentId(), 2);
        Rows.await(
                "the refusal is on the operator's list",
                () ->
                        Rows.count(
                                        pool,
                                        "reconciliation_breaks where kind = 'capture_refused'"
                                                + " and response_code = '13' and payment_id = $1",
                                        payment.paymentId())
                                == 1);
        awaitAcknowledged(payment);
    }

    @Test
    void a_refund_that_is_approved_otherwise_than_asked_fails_and_is_undone() {
        var payment = neighbours.payment(1_000, AUTOMATIC, "pm_card_visa");
        neighbours.screened(payment);
        neighbours.await(payment.paymentId(), 2);
        acquirer.requestCode("10");

        neighbours.refund(payment, "re_1", 400);

        var failed = (RefundFailed) neighbours.await(payment.paymentId(), 3).getLast();
        assertThat(failed.failureReason()).isEqualTo("declined");
        awaitAcknowledged(payment);
        assertThat(acquirer.refunded(asked().trace())).isZero();
    }

    @Test
    void a_refund_whose_answer_cannot_be_read_may_have_been_paid() {
        var payment = neighbours.payment(1_000, AUTOMATIC, "pm_card_visa");
        neighbours.screened(payment);
        neighbours.await(payment.paymentId(), 2);
        awaitAcknowledged(payment);
        acquirer.mood(Mood.IS_UNREADABLE);

        neighbours.refund(payment, "re_1", 400);

        Rows.await(
                "the refund was tried again",
                () ->
                        Rows.count(
                                        pool,
                                        "network_messages where tries > 1 and payment_id = $1",
                                        payment.paymentId())
                                == 1);
        assertThat(acquirer.repeatedRefund(asked().trace())).isTrue();
    }

    @Test
    void a_refund_that_nobody_answered_is_repeated_until_it_is_known() {
        var payment = neighbours.payment(1_000, AUTOMATIC, "pm_card_visa");
        neighbours.screened(payment);
        neighbours.await(payment.paymentId(), 2);
        awaitAcknowledged(payment);
        acquirer.mood(Mood.IS_SILENT);
        neighbours.refund(payment, "re_1", 400);
        Rows.await(
                "the refund was tried in vain",
                () ->
                        Rows.count(
                                        pool,
                                        "network_messages where tries > 1 and payment_id = $1",
                                        payment.paymentId())
                                == 1);

        acquirer.mood(Mood.ANSWERS);

        var refunded = (RefundSucceeded) neighbours.await(payment.paymentId(), 3).getLast();
        assertThat(refunded.refundedTotal()).isEqualTo(400);
        assertThat(acquirer.refunded(asked().trace())).isEqualTo(400);
    }
}
