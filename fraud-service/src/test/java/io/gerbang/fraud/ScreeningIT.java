package io.gerbang.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.events.CardFacts;
import io.gerbang.events.PaymentFacts;
import io.gerbang.events.Screening;
import io.gerbang.events.ScreeningDecision;
import io.gerbang.events.Topic;
import io.gerbang.testing.EmbeddedInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "fraud"))
class ScreeningIT {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    EventLink link;

    @BeforeEach
    void connect() {
        link = new EventLink(bootstrapServers, Payments.unique("acct"));
    }

    @AfterEach
    void disconnect() {
        link.close();
    }

    @Test
    void a_submission_is_screened_and_carries_the_payment_along() {
        var payment = Payments.payment(Payments.card(), 1_500_000);

        submit(payment, NOON);

        var screened = link.screened(payment.paymentId(), 1);
        assertThat(screened.payment()).isEqualTo(payment);
        assertThat(screened.screening().decision()).isEqualTo(ScreeningDecision.ALLOW);
        assertThat(screened.screening().score()).isZero();
        var message = link.received(payment.paymentId()).getFirst();
        assertThat(EventLink.header(message, "ce_time")).isEqualTo(NOON.toString());
        assertThat(EventLink.header(message, "ce_causationid"))
                .isEqualTo(payment.paymentId() + "-1");
    }

    @Test
    void a_submission_that_is_delivered_twice_is_screened_once() {
        var payment = Payments.payment(Payments.card(), 1_500_000);
        var second = secondAttempt(payment);

        submit(payment, NOON);
        submit(payment, NOON);
        link.send(
                Topic.CHECKOUT_SUBMISSION,
                payment.paymentId(),
                2,
                NOON,
                Payments.submitted(second));

        assertThat(link.screened(payment.paymentId(), 2).payment()).isEqualTo(second);
        assertThat(link.received(payment.paymentId()))
                .extracting(message -> EventLink.header(message, "ce_sequence"))
                .containsExactly("1", "2");
    }

    @Test
    void a_card_that_is_declined_again_and_again_is_blocked_for_an_hour() {
        var card = Payments.card();
        for (int i = 0; i < 10; i++) {
            decline(Payments.payment(card, 1_000 + i));
        }

        assertThat(decisionOnceDeclinesCount(card, NOON)).isEqualTo(ScreeningDecision.BLOCK);
        assertThat(screen(card, NOON.plusSeconds(3_900)).decision())
                .isEqualTo(ScreeningDecision.ALLOW);
        assertThat(screen(Payments.card(), NOON).decision()).isEqualTo(ScreeningDecision.ALLOW);
    }

    /** Declines come on another topic: the card is tried until all of them have arrived. */
    private ScreeningDecision decisionOnceDeclinesCount(CardFacts card, Instant at) {
        var screening = screen(card, at);
        for (int i = 0; i < 100 && screening.decision() != ScreeningDecision.BLOCK; i++) {
            screening = screen(card, at);
        }
        return screening.decision();
    }

    private Screening screen(CardFacts card, Instant at) {
        var payment = Payments.payment(card, 1_000);
        submit(payment, at);
        return link.screened(payment.paymentId(), 1).screening();
    }

    private void decline(PaymentFacts payment) {
        submit(payment, NOON);
        link.screened(payment.paymentId(), 1);
        link.send(
                Topic.AUTHORIZATION_PAYMENT,
                payment.paymentId(),
                1,
                NOON,
                Payments.declined(payment));
    }

    private void submit(PaymentFacts payment, Instant at) {
        link.send(
                Topic.CHECKOUT_SUBMISSION, payment.paymentId(), 1, at, Payments.submitted(payment));
    }

    private static PaymentFacts secondAttempt(PaymentFacts payment) {
        return new PaymentFacts(
                payment.paymentId(),
                2,
                Payments.unique("ch"),
                payment.amount(),
                payment.currency(),
                payment.captureMethod(),
                payment.paymentMethod(),
                payment.customerId(),
                payment.statementDescriptor(),
                null);
    }
}
