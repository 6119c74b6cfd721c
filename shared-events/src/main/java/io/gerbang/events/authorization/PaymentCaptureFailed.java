package io.gerbang.events.authorization;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** A capture that was asked for did not happen; what was captured before stands. */
public record PaymentCaptureFailed(
        @JsonPropertyDescription("Id of the payment, pi_….") String paymentId,
        @JsonPropertyDescription("Number of the attempt.") int attempt,
        @JsonPropertyDescription("Id of the capture, cap_….") String captureId,
        @JsonPropertyDescription("Amount that was asked for, in minor units of the currency.")
                long amount,
        @JsonPropertyDescription("ISO 4217 code in lower case.") String currency,
        @JsonPropertyDescription("Why: hold_expired, amount_exceeds_hold, not_authorized.")
                String code)
        implements AuthorizationPaymentEvent {}
