package io.gerbang.systemtests.crash;

import com.stripe.model.PaymentIntent;

/**
 * An order whose payment is final.
 *
 * @param wanted the status that its payment has where nothing goes wrong
 */
record Placed(String wanted, PaymentIntent payment) {

    /** Whether it came out as it should. */
    boolean isAsWanted() {
        return payment.getStatus().equals(wanted);
    }

    /** Whether a crash took the attempt's answer along: what was held has been released. */
    boolean isUnanswered() {
        var error = payment.getLastPaymentError();
        return payment.getStatus().equals("requires_payment_method")
                && error != null
                && "processing_error".equals(error.getCode());
    }

    /** The event that tells the merchant how it ended. */
    String finalEvent() {
        return switch (payment.getStatus()) {
            case "succeeded" -> "payment_intent.succeeded";
            case "canceled" -> "payment_intent.canceled";
            default -> "payment_intent.payment_failed";
        };
    }
}
