package io.gerbang.events.authorization;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** Held money was taken: it is owed to the merchant from now on. */
public record PaymentCaptured(
        @JsonPropertyDescription("Id of the payment, pi_….") String paymentId,
        @JsonPropertyDescription("Number of the attempt.") int attempt,
        @JsonPropertyDescription("Id of the charge, ch_….") String chargeId,
        @JsonPropertyDescription("Id of the capture, cap_….") String captureId,
        @JsonPropertyDescription("Amount of this capture, in minor units of the currency.")
                long amount,
        @JsonPropertyDescription("Amount captured so far, this capture included.")
                long capturedTotal,
        @JsonPropertyDescription("ISO 4217 code in lower case.") String currency,
        @JsonPropertyDescription("Whether the rest of the hold was released.") boolean finalCapture,
        @JsonPropertyDescription("Type of the payment method, such as card: it chooses the price.")
                String paymentMethodType)
        implements AuthorizationPaymentEvent {}
