package io.gerbang.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.authorization.FakeAcquirer.Mood;
import io.gerbang.events.HoldTerms;
import io.gerbang.events.authorization.PaymentAuthorized;
import io.gerbang.events.authorization.PaymentCaptureFailed;
import io.gerbang.events.authorization.PaymentCaptured;
import io.gerbang.events.authorization.PaymentHoldReleased;
import io.gerbang.events.authorization.PaymentIncrementFailed;
import io.gerbang.events.authorization.PaymentIncremented;
import io.gerbang.events.authorization.PaymentVoided;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** What can be done with a hold besides capturing it once. */
@QuarkusTest
@TestProfile(WithFakeNetwork.class)
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "authorization"))
class HoldIT extends PaymentsAtFakeNetwork {

    @Test
    void a_hold_comes_with_the_terms_that_its_brand_offers() {
        var payment = neighbours.flexiblePayment(10_000, "pm_card_visa");
        neighbours.screened(payment);
        var other = neighbours.flexiblePayment(10_000, "pm_card_mastercard");
        neighbours.screened(other);

        var held = (PaymentAuthorized) neighbours.await(payment.paymentId(), 1).getFirst();
        var otherHeld = (PaymentAuthorized) neighbours.await(other.paymentId(), 1).getFirst();
        neighbours.capture(payment, "cap_1", 11_501, true);
        neighbours.capture(payment, "cap_2", 11_500, true);

        assertThat(held.holdTerms()).isEqualTo(new HoldTerms(true, 11_500, true));
        assertThat(otherHeld.holdTerms()).isEqualTo(new HoldTerms(true, 10_000, true));
        var events = neighbours.await(payment.paymentId(), 3);
        assertThat(events.get(1)).isInstanceOf(PaymentCaptureFailed.class);
        assertThat(((PaymentCaptured) events.get(2)).amount()).isEqualTo(11_500);
    }

    @Test
    void a_cancel_releases_what_is_left_of_a_partly_captured_hold() {
        var payment = neighbours.flexiblePayment(10_000, "pm_card_visa");
        neighbours.screened(payment);
        neighbours.await(payment.paymentId(), 1);
        neighbours.capture(payment, "cap_1", 4_000, false);
        neighbours.cancel(payment);

        var released = (PaymentHoldReleased) neighbours.await(payment.paymentId(), 3).getLast();

        assertThat(released.amount()).isEqualTo(6_000);
        assertThat(released.capturedTotal()).isEqualTo(4_000);
        awaitAcknowledged(payment);
        assertThat(acquirer.held(asked().trace())).isZero();
    }

    @Test
    void a_hold_is_increased_and_then_captured() {
        var payment = neighbours.flexiblePayment(10_000, "pm_card_visa");
        neighbours.screened(payment);
        neighbours.await(payment.paymentId(), 1);
        neighbours.increment(payment, "inc_1", 10_001);
        neighbours.increment(payment, "inc_2", 15_000);
        neighbours.capture(payment, "cap_1", 15_000, true);

        var events = neighbours.await(payment.paymentId(), 4);

        assertThat(events.get(1))
                .isInstanceOfSatisfying(
                        PaymentIncrementFailed.class,
                        failed -> assertThat(failed.declineCode()).isEqualTo("insufficient_funds"));
        var incremented = (PaymentIncremented) events.get(2);
        assertThat(incremented.amount()).isEqualTo(15_000);
        assertThat(incremented.mostCapturable()).isEqualTo(17_250);
        assertThat(((PaymentCaptured) events.get(3)).amount()).isEqualTo(15_000);
        awaitAcknowledged(payment);
        assertThat(acquirer.held(asked().trace())).isEqualTo(15_000);
    }

    @Test
    void an_increment_that_is_approved_otherwise_than_asked_is_declined_and_undone() {
        var payment = neighbours.flexiblePayment(10_000, "pm_card_visa");
        neighbours.screened(payment);
        neighbours.await(payment.paymentId(), 1);
        acquirer.requestCode("10");

        neighbours.increment(payment, "inc_1", 15_000);

        var failed = (PaymentIncrementFailed) neighbours.await(payment.paymentId(), 2).getLast();
        assertThat(failed.responseCode()).isEqualTo("10");
        awaitAcknowledged(payment);
        assertThat(acquirer.held(asked().trace())).isEqualTo(10_000);
    }

    @Test
    void an_increment_that_nobody_answers_is_asked_for_again_until_somebody_does() {
        var payment = neighbours.flexiblePayment(10_000, "pm_card_visa");
        neighbours.screened(payment);
        neighbours.await(payment.paymentId(), 1);
        acquirer.mood(Mood.IS_SILENT);
        neighbours.increment(payment, "inc_1", 15_000);
        neighbours.cancel(payment);
        Rows.await(
                "the issuer was silent",
                () ->
                        Rows.count(
                                        pool,
                                        "network_messages where tries > 0 and payment_id = $1",
                                        payment.paymentId())
                                == 1);

        acquirer.mood(Mood.ANSWERS);

        var events = neighbours.await(payment.paymentId(), 3);
        assertThat(events.get(1)).isInstanceOf(PaymentIncremented.class);
        assertThat(((PaymentVoided) events.get(2)).amount()).isEqualTo(15_000);
        awaitAcknowledged(payment);
        assertThat(acquirer.held(asked().trace())).isZero();
    }
}
