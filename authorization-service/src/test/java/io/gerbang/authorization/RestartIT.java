package io.gerbang.authorization;

import static io.gerbang.events.CaptureMethod.AUTOMATIC;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.authorization.FakeAcquirer.Mood;
import io.gerbang.authorization.application.payment.UnknownOutcomes;
import io.gerbang.events.PaymentFacts;
import io.gerbang.events.authorization.PaymentAuthorized;
import io.gerbang.events.authorization.PaymentCaptured;
import io.gerbang.events.authorization.PaymentOutcomeUnknown;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What becomes of payments whose issuer a process was asking when it was killed. */
@QuarkusTest
@TestProfile(WithFakeNetwork.class)
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "authorization"))
class RestartIT extends PaymentsAtFakeNetwork {

    @Inject UnknownOutcomes unknown;

    @Test
    void what_a_killed_process_left_behind_is_found_when_it_starts_again() {
        acquirer.mood(Mood.HANGS);
        var payment = asking();
        acquirer.mood(Mood.ANSWERS);

        startAgain(payment);

        var events = neighbours.await(payment.paymentId(), 3);
        assertThat(events.get(0)).isInstanceOf(PaymentOutcomeUnknown.class);
        assertThat(events.get(1)).isInstanceOf(PaymentAuthorized.class);
        assertThat(events.get(2)).isInstanceOf(PaymentCaptured.class);
    }

    @Test
    void a_process_that_starts_again_and_again_does_not_use_up_the_inquiries() {
        acquirer.mood(Mood.HANGS);
        var payment = asking();
        startAgain(payment);
        neighbours.await(payment.paymentId(), 1);
        Rows.execute(
                pool,
                "update payments set due_at = '2100-01-01' where payment_id = $1",
                payment.paymentId());

        startAgain(payment);

        assertThat(
                        Rows.count(
                                pool,
                                "payments where state = 'Unknown' and due_at = '2100-01-01'"
                                        + " and payment_id = $1",
                                payment.paymentId()))
                .isEqualTo(1);
    }

    private PaymentFacts asking() {
        var payment = neighbours.payment(1_000, AUTOMATIC, "pm_card_visa");
        neighbours.screened(payment);
        Rows.await("the issuer is asked", () -> !acquirer.asked(neighbours.merchantId()).isEmpty());
        return payment;
    }

    private void startAgain(PaymentFacts payment) {
        Rows.execute(
                pool,
                "update payments set boot = boot - 1 where payment_id = $1",
                payment.paymentId());
        unknown.takeOver().await().indefinitely();
    }
}
