package io.gerbang.events.checkout;

import io.gerbang.events.Event;

/** {@code checkout.payment.v1}: what merchants asked for, keyed by the payment. */
public sealed interface CheckoutPaymentEvent extends Event
        permits PaymentSubmitted,
                PaymentResumed,
                PaymentCaptureRequested,
                PaymentIncrementRequested,
                PaymentCancelRequested,
                PaymentRefundRequested {

    String paymentId();
}
