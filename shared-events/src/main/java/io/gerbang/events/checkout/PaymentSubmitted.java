package io.gerbang.events.checkout;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.gerbang.events.PaymentFacts;

/** A merchant confirmed a payment: the attempt is accepted and will have an outcome. */
public record PaymentSubmitted(@JsonPropertyDescription("The attempt.") PaymentFacts payment)
        implements CheckoutPaymentEvent {

    @Override
    public String paymentId() {
        return payment.paymentId();
    }
}
