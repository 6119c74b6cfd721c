package io.gerbang.events.authorization;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** The acquirer did not answer: money may be held. An outcome follows after inquiry or reversal. */
public record PaymentOutcomeUnknown(
        @JsonPropertyDescription("Id of the payment, pi_….") String paymentId,
        @JsonPropertyDescription("Number of the attempt.") int attempt)
        implements AuthorizationPaymentEvent {}
