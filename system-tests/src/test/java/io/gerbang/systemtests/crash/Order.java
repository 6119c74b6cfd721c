package io.gerbang.systemtests.crash;

import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import com.stripe.model.HasId;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.stripe.param.RefundCreateParams;
import com.stripe.service.V1Services;
import io.gerbang.systemtests.gateway.Await;
import java.time.Duration;
import java.util.Set;

/**
 * One shopper's order, taken as a careful shop does it: each step under an idempotency key of its
 * own, repeated until it is answered.
 */
final class Order {
    private static final long AMOUNT = 15_000_000;
    private static final Duration FINAL_WITHIN = Duration.ofSeconds(60);

    /** Where a payment stays if nobody does anything. */
    private static final Set<String> AT_REST =
            Set.of("succeeded", "requires_payment_method", "requires_capture", "canceled");

    private final V1Services stripe;
    private final Journal journal;
    private final int number;

    Order(V1Services stripe, Journal journal, int number) {
        this.stripe = stripe;
        this.journal = journal;
        this.number = number;
    }

    /** Blocks until the payment is final; one in ten is of each of the unusual kinds. */
    Placed place() throws Exception {
        return switch (number % 10) {
            case 1 ->
                    new Placed(
                            "requires_payment_method",
                            settled(pay("pm_card_visa_chargeDeclined", CaptureMethod.AUTOMATIC)));
            case 3 -> new Placed("succeeded", captured(settled(hold())));
            case 5 -> new Placed("canceled", canceled(settled(hold())));
            case 7 -> new Placed("succeeded", refunded(settled(purchase())));
            default -> new Placed("succeeded", settled(purchase()));
        };
    }

    private String purchase() throws Exception {
        return pay("pm_card_visa", CaptureMethod.AUTOMATIC);
    }

    private String hold() throws Exception {
        return pay("pm_card_visa", CaptureMethod.MANUAL);
    }

    private String pay(String paymentMethod, CaptureMethod captureMethod) throws Exception {
        var params =
                PaymentIntentCreateParams.builder()
                        .setAmount(AMOUNT)
                        .setCurrency("idr")
                        .addPaymentMethodType("card")
                        .setPaymentMethod(paymentMethod)
                        .setCaptureMethod(captureMethod)
                        .setConfirm(true)
                        .build();
        try {
            return answered("pay", once -> stripe.paymentIntents().create(params, once)).getId();
        } catch (CardException declined) {
            return declined.getStripeError().getPaymentIntent().getId();
        }
    }

    private PaymentIntent captured(PaymentIntent held) throws Exception {
        if (!held.getStatus().equals("requires_capture")) {
            return held;
        }
        var id = held.getId();
        answered("capture", once -> stripe.paymentIntents().capture(id, once));
        return settled(id);
    }

    private PaymentIntent canceled(PaymentIntent held) throws Exception {
        if (!held.getStatus().equals("requires_capture")) {
            return held;
        }
        var id = held.getId();
        answered("cancel", once -> stripe.paymentIntents().cancel(id, once));
        return settled(id);
    }

    private PaymentIntent refunded(PaymentIntent paid) throws Exception {
        if (paid.getStatus().equals("succeeded")) {
            var params = RefundCreateParams.builder().setPaymentIntent(paid.getId()).build();
            var refund = answered("refund", once -> stripe.refunds().create(params, once));
            Await.until(
                    FINAL_WITHIN,
                    status -> status.equals("succeeded"),
                    () ->
                            Retries.untilAnswered(() -> stripe.refunds().retrieve(refund.getId()))
                                    .getStatus());
        }
        return paid;
    }

    private PaymentIntent settled(String id) throws Exception {
        return Await.until(
                FINAL_WITHIN,
                payment -> AT_REST.contains(payment.getStatus()),
                () -> Retries.untilAnswered(() -> stripe.paymentIntents().retrieve(id)));
    }

    private interface Step<T> {
        T send(RequestOptions once) throws StripeException;
    }

    private <T extends HasId> T answered(String name, Step<T> step) throws StripeException {
        var key = "order-%d-%s".formatted(number, name);
        var once = RequestOptions.builder().setIdempotencyKey(key).build();
        var answer = Retries.untilAnswered(() -> step.send(once));
        journal.note(name, answer.getId(), key);
        return answer;
    }
}
