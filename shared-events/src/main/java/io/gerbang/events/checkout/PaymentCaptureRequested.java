package io.gerbang.events.checkout;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/**
 * A merchant asked to take held money; checkout has reserved the amount under the payment's lock.
 */
public record PaymentCaptureRequested(
        @JsonPropertyDescription("Id of the payment, pi_….") String paymentId,
        @JsonPropertyDescription("Number of the attempt whose hold is captured.") int attempt,
        @JsonPropertyDescription("Id of this capture, cap_….") String captureId,
        @JsonPropertyDescription("Amount to capture, in minor units of the currency.") long amount,
        @JsonPropertyDescription("ISO 4217 code in lower case.") String currency,
        @JsonPropertyDescription("Whether the rest of the hold is released.") boolean finalCapture)
        implements CheckoutPaymentEvent {}
