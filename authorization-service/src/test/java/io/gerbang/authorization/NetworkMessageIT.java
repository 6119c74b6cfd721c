package io.gerbang.authorization;

import static io.gerbang.events.CaptureMethod.AUTOMATIC;
import static io.gerbang.events.CaptureMethod.MANUAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.authorization.FakeAcquirer.Mood;
import io.gerbang.authorization.application.CardAuthorization;
import io.gerbang.authorization.application.MessageDispatcher;
import io.gerbang.events.PaymentFacts;
import io.gerbang.events.authorization.PaymentAuthorized;
import io.gerbang.events.authorization.RefundSucceeded;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithFakeNetwork.class)
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "authorization"))
class NetworkMessageIT {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject FakeAcquirer acquirer;
    @Inject MessageDispatcher dispatcher;
    @Inject Pool pool;

    Neighbours neighbours;

    @BeforeEach
    void connect() {
        neighbours = new Neighbours(bootstrapServers);
        acquirer.mood(Mood.ANSWERS);
        acquirer.captureCode("00");
    }

    @AfterEach
    void disconnect() {
        neighbours.close();
    }

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

    private PaymentFacts authorized(long amount) {
        var payment = neighbours.payment(amount, MANUAL, "pm_card_visa");
        neighbours.screened(payment);
        assertThat(neighbours.await(payment.paymentId(), 1).getFirst())
                .isInstanceOf(PaymentAuthorized.class);
        return payment;
    }

    private CardAuthorization asked() {
        return acquirer.asked(neighbours.merchantId()).getFirst();
    }

    private void awaitAcknowledged(PaymentFacts payment) {
        Rows.await(
                "no message waits",
                () ->
                        Rows.count(
                                        pool,
                                        "network_messages where payment_id = $1",
                                        payment.paymentId())
                                == 0);
    }
}
