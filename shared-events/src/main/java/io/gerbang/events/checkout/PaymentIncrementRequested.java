package io.gerbang.events.checkout;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** A merchant asked to hold more than is held; nothing of it has been captured. */
public record PaymentIncrementRequested(
        @JsonPropertyDescription("Id of the payment, pi_….") String paymentId,
        @JsonPropertyDescription("Number of the attempt whose hold is increased.") int attempt,
        @JsonPropertyDescription("Id of this increment, inc_….") String incrementId,
        @JsonPropertyDescription("New amount of the whole hold, in minor units of the currency.")
                long amount,
        @JsonPropertyDescription("ISO 4217 code in lower case.") String currency)
        implements CheckoutPaymentEvent {}
