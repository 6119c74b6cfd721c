package io.gerbang.checkout.application.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.payment.Outcomes.Waiting;
import io.gerbang.checkout.domain.Operation;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.PaymentDetails;
import io.gerbang.checkout.domain.PaymentState.Succeeded;
import io.gerbang.events.CaptureMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String ID = "pi_0VbqEEqfABCDEFGHIJKLMNOP";
    private static final ObjectRef PAYMENT = new ObjectRef(new Tenant("acct_1", false), ID);

    private final Outcomes outcomes = new Outcomes();

    @Test
    void a_request_is_woken_by_its_own_outcome() {
        var waiting = await("req_1");

        outcomes.settled(succeeded(), "req_1");

        assertThat(waiting.answer().join()).isPresent();
    }

    @Test
    void a_request_is_not_woken_by_the_outcome_of_another() {
        var waiting = await("req_2");

        outcomes.settled(succeeded(), "req_1");

        assertThat(waiting.answer()).isNotDone();
    }

    @Test
    void a_repeat_is_woken_by_any_outcome() {
        var waiting = outcomes.awaitAny(PAYMENT, PATIENCE);

        outcomes.settled(succeeded(), "req_1");

        assertThat(waiting.answer()).isDone();
    }

    @Test
    void the_table_is_not_asked_for_a_request_that_it_does_not_have_yet() {
        var waiting = await("req_1");
        assertThat(outcomes.waitingLongerThan(Duration.ofMillis(-1))).isEmpty();

        outcomes.accepted(waiting);

        assertThat(outcomes.waitingLongerThan(Duration.ofMillis(-1))).containsExactly(waiting);
    }

    @Test
    void a_request_without_an_outcome_ends_when_its_patience_does() {
        var waiting = outcomes.await(PAYMENT, Operation.CAPTURE, "req_1", Duration.ofMillis(-1));

        outcomes.endPatience();

        assertThat(waiting.answer().join()).isEmpty();
    }

    private Waiting await(String requestId) {
        return outcomes.await(PAYMENT, Operation.CAPTURE, requestId, PATIENCE);
    }

    private static Payment succeeded() {
        return new Payment(
                ID,
                "acct_1",
                false,
                Instant.EPOCH,
                "secret",
                null,
                new PaymentDetails(
                        100,
                        "idr",
                        CaptureMethod.MANUAL,
                        "automatic",
                        List.of("card"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Map.of()),
                null,
                new Succeeded(1),
                1,
                null,
                null,
                100,
                0,
                1);
    }
}
