package io.gerbang.systemtests.crash;

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
    private final int number;

    Order(V1Services stripe, int number) {
        this.stripe = stripe;
        this.number = number;
    }

    /** Blocks until the payment is final; one in ten is of each of the unusual kinds. */
    PaymentIntent place() throws Exception {
        return switch (number % 10) {
            case 1 -> settled(pay("pm_card_visa_chargeDeclined", CaptureMethod.AUTOMATIC));
            case 3 -> captured(settled(pay("pm_card_visa", CaptureMethod.MANUAL)));
            case 5 -> canceled(settled(pay("pm_card_visa", CaptureMethod.MANUAL)));
            case 7 -> refunded(settled(pay("pm_card_visa", CaptureMethod.AUTOMATIC)));
            default -> settled(pay("pm_card_visa", CaptureMethod.AUTOMATIC));
        };
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
        return Retries.untilAnswered(() -> stripe.paymentIntents().create(params, once("pay")));
    }

    private PaymentIntent captured(PaymentIntent held) throws Exception {
        if (!held.getStatus().equals("requires_capture")) {
            return held;
        }
        return settled(
                Retries.untilAnswered(
                        () -> stripe.paymentIntents().capture(held.getId(), once("capture"))));
    }

    private PaymentIntent canceled(PaymentIntent held) throws Exception {
        if (!held.getStatus().equals("requires_capture")) {
            return held;
        }
        return settled(
                Retries.untilAnswered(
                        () -> stripe.paymentIntents().cancel(held.getId(), once("cancel"))));
    }

    private PaymentIntent refunded(PaymentIntent paid) throws Exception {
        if (paid.getStatus().equals("succeeded")) {
            var params = RefundCreateParams.builder().setPaymentIntent(paid.getId()).build();
            var refund = Retries.untilRead(() -> stripe.refunds().create(params, once("refund")));
            Await.until(
                    FINAL_WITHIN,
                    status -> !status.equals("pending"),
                    () ->
                            Retries.untilRead(() -> stripe.refunds().retrieve(refund.getId()))
                                    .getStatus());
        }
        return paid;
    }

    private PaymentIntent settled(String id) throws Exception {
        return Await.until(
                FINAL_WITHIN,
                payment -> AT_REST.contains(payment.getStatus()),
                () -> Retries.untilRead(() -> stripe.paymentIntents().retrieve(id)));
    }

    private RequestOptions once(String step) {
        return RequestOptions.builder()
                .setIdempotencyKey("order-%d-%s".formatted(number, step))
                .build();
    }
}
