package io.gerbang.events.checkout;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** The shopper is back from the issuer's challenge: the attempt goes on with what came of it. */
public record PaymentResumed(
        @JsonPropertyDescription("Id of the payment, pi_….") String paymentId,
        @JsonPropertyDescription("Number of the attempt.") int attempt)
        implements CheckoutPaymentEvent {}
