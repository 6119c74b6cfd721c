package io.gerbang.events.authorization;

import io.gerbang.events.Event;

/** {@code authorization.payment.v1}: what the acquirer answered, keyed by the payment. */
public sealed interface AuthorizationPaymentEvent extends Event
        permits PaymentActionRequired,
                PaymentAuthorized,
                PaymentDeclined,
                PaymentOutcomeUnknown,
                PaymentIncremented,
                PaymentIncrementFailed,
                PaymentCaptured,
                PaymentCaptureFailed,
                PaymentVoided,
                PaymentHoldReleased,
                RefundSucceeded,
                RefundFailed {

    String paymentId();
}
