package io.gerbang.checkout;

import io.gerbang.events.CaptureMethod;
import io.gerbang.events.Event;
import io.gerbang.events.HoldTerms;
import io.gerbang.events.PaymentFacts;
import io.gerbang.events.Screening;
import io.gerbang.events.ScreeningDecision;
import io.gerbang.events.Topic;
import io.gerbang.events.authorization.PaymentActionRequired;
import io.gerbang.events.authorization.PaymentAuthorized;
import io.gerbang.events.authorization.PaymentCaptured;
import io.gerbang.events.authorization.PaymentDeclined;
import io.gerbang.events.authorization.PaymentHoldReleased;
import io.gerbang.events.authorization.PaymentIncrementFailed;
import io.gerbang.events.authorization.PaymentIncremented;
import io.gerbang.events.authorization.PaymentVoided;
import io.gerbang.events.authorization.RefundSucceeded;
import io.gerbang.events.checkout.CheckoutPaymentEvent;
import io.gerbang.events.checkout.PaymentCancelRequested;
import io.gerbang.events.checkout.PaymentCaptureRequested;
import io.gerbang.events.checkout.PaymentIncrementRequested;
import io.gerbang.events.checkout.PaymentRefundRequested;
import io.gerbang.events.checkout.PaymentResumed;
import io.gerbang.events.checkout.PaymentSubmitted;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Plays authorization-service over Kafka: approves all but the test card that is declined. */
final class FakeAuthorization implements AutoCloseable {

    private static final Screening ALLOWED = new Screening(0, ScreeningDecision.ALLOW, List.of());

    private final FakeService service;
    private final Map<String, PaymentFacts> held = new HashMap<>();
    private final Map<String, Long> captured = new HashMap<>();
    private final Map<String, Long> refunded = new HashMap<>();
    private volatile Challenge challenge = Challenge.PASSED;
    private volatile Runnable unanswered = () -> {};

    /** How a shopper who comes back has answered. */
    enum Challenge {
        PASSED,
        FAILED,
        /** Not at all yet. */
        OPEN
    }

    FakeAuthorization(String bootstrapServers) {
        service =
                new FakeService(
                        bootstrapServers,
                        Topic.CHECKOUT_PAYMENT,
                        Topic.AUTHORIZATION_PAYMENT,
                        this::answer);
        service.start();
    }

    @Override
    public void close() throws InterruptedException {
        service.close();
    }

    private void answer(ConsumerRecord<byte[], byte[]> message, Event event) {
        switch ((CheckoutPaymentEvent) event) {
            case PaymentSubmitted(var payment) -> authorize(message, payment);
            case PaymentResumed(var id, _) -> goOn(message, held.get(id));
            case PaymentCaptureRequested(
                            var id,
                            var attempt,
                            var captureId,
                            var amount,
                            var currency,
                            var last) ->
                    send(
                            message,
                            new PaymentCaptured(
                                    id,
                                    attempt,
                                    held.get(id).chargeId(),
                                    captureId,
                                    amount,
                                    captured.merge(id, amount, Long::sum),
                                    currency,
                                    last,
                                    "card"));
            case PaymentIncrementRequested request -> increment(message, request);
            case PaymentCancelRequested(var id, var attempt, var reason)
                    when captured.containsKey(id) ->
                    send(
                            message,
                            new PaymentHoldReleased(
                                    id,
                                    attempt,
                                    held.get(id).chargeId(),
                                    held.get(id).amount() - captured.get(id),
                                    captured.get(id),
                                    held.get(id).currency(),
                                    reason));
            case PaymentCancelRequested(var id, var attempt, var reason) ->
                    send(
                            message,
                            new PaymentVoided(
                                    id,
                                    attempt,
                                    held.get(id).amount(),
                                    held.get(id).currency(),
                                    reason));
            case PaymentRefundRequested request ->
                    send(
                            message,
                            new RefundSucceeded(
                                    request.paymentId(),
                                    request.chargeId(),
                                    request.refundId(),
                                    request.amount(),
                                    refunded.merge(
                                            request.paymentId(), request.amount(), Long::sum),
                                    request.currency(),
                                    "000000000001"));
        }
    }

    /** Declines an amount that ends in 51, as the network's code for it is; 91 is no answer. */
    private void increment(
            ConsumerRecord<byte[], byte[]> message, PaymentIncrementRequested request) {
        var amount = request.amount();
        if (amount % 100 == 91) {
            return;
        }
        send(
                message,
                amount % 100 == 51
                        ? new PaymentIncrementFailed(
                                request.paymentId(),
                                request.attempt(),
                                request.incrementId(),
                                amount,
                                request.currency(),
                                "card_declined",
                                "insufficient_funds",
                                "51")
                        : new PaymentIncremented(
                                request.paymentId(),
                                request.attempt(),
                                held.get(request.paymentId()).chargeId(),
                                request.incrementId(),
                                amount,
                                amount,
                                request.currency()));
    }

    /** Declines the payment by pm_card_chargeDeclinedProcessingError, of which nothing was said. */
    void answerAtLast() {
        unanswered.run();
    }

    /** What the next shopper to come back has answered. */
    void afterTheChallenge(Challenge answer) {
        challenge = answer;
    }

    private void goOn(ConsumerRecord<byte[], byte[]> message, PaymentFacts payment) {
        switch (challenge) {
            case PASSED -> approve(message, payment);
            case FAILED ->
                    send(
                            message,
                            new PaymentDeclined(
                                    payment,
                                    ALLOWED,
                                    PaymentDeclined.UNAUTHENTICATED,
                                    "payment_intent_authentication_failure",
                                    null,
                                    null,
                                    "unchecked"));
            case OPEN -> send(message, action(payment));
        }
    }

    private static PaymentActionRequired action(PaymentFacts payment) {
        return new PaymentActionRequired(
                payment.paymentId(),
                payment.attempt(),
                "https://pay.example.com/c/3ds",
                "https://acs.example.com/challenge",
                "e30",
                Instant.parse("2034-01-01T00:00:00Z"));
    }

    private void authorize(ConsumerRecord<byte[], byte[]> message, PaymentFacts payment) {
        if ("pm_card_authenticationRequired".equals(payment.paymentMethod().testCard())) {
            held.put(payment.paymentId(), payment);
            send(message, action(payment));
            return;
        }
        if ("pm_card_chargeDeclinedProcessingError".equals(payment.paymentMethod().testCard())) {
            unanswered =
                    () ->
                            send(
                                    message,
                                    new PaymentDeclined(
                                            payment,
                                            ALLOWED,
                                            "issuer_declined",
                                            "processing_error",
                                            null,
                                            null,
                                            "unchecked"));
            return;
        }
        if ("pm_card_chargeDeclinedInsufficientFunds".equals(payment.paymentMethod().testCard())) {
            send(
                    message,
                    new PaymentDeclined(
                            payment,
                            ALLOWED,
                            "issuer_declined",
                            "card_declined",
                            "insufficient_funds",
                            "51",
                            "pass"));
            return;
        }
        approve(message, payment);
    }

    private void approve(ConsumerRecord<byte[], byte[]> message, PaymentFacts payment) {
        held.put(payment.paymentId(), payment);
        send(
                message,
                new PaymentAuthorized(
                        payment,
                        ALLOWED,
                        "123456",
                        "000000000001",
                        "pass",
                        Instant.parse("2034-01-01T00:00:00Z"),
                        terms(payment)));
        if (payment.captureMethod() == CaptureMethod.AUTOMATIC) {
            send(
                    message,
                    new PaymentCaptured(
                            payment.paymentId(),
                            payment.attempt(),
                            payment.chargeId(),
                            "cap_1",
                            payment.amount(),
                            payment.amount(),
                            payment.currency(),
                            true,
                            "card"));
        }
    }

    /** Offers all that a merchant wants. */
    private static @Nullable HoldTerms terms(PaymentFacts payment) {
        var wanted = payment.holdOptions();
        var percent = wanted != null && wanted.overcapture() ? 115 : 100;
        return wanted == null
                ? null
                : new HoldTerms(
                        wanted.multicapture(),
                        payment.amount() * percent / 100,
                        wanted.incrementalAuthorization());
    }

    private void send(ConsumerRecord<byte[], byte[]> cause, Event event) {
        service.send(cause, event);
    }
}
