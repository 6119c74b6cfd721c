package io.gerbang.events.authorization;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** The hold stays as it was. */
public record PaymentIncrementFailed(
        @JsonPropertyDescription("Id of the payment, pi_….") String paymentId,
        @JsonPropertyDescription("Number of the attempt.") int attempt,
        @JsonPropertyDescription("Id of the increment, inc_….") String incrementId,
        @JsonPropertyDescription("Amount that was asked for, in minor units of the currency.")
                long amount,
        @JsonPropertyDescription("ISO 4217 code in lower case.") String currency,
        @JsonPropertyDescription("Stripe's error code, such as card_declined.") String code,
        @JsonPropertyDescription("Stripe's decline code, such as insufficient_funds.")
                String declineCode,
        @JsonPropertyDescription("The issuer's response code (ISO 8583 field 39).")
                @Nullable String responseCode)
        implements AuthorizationPaymentEvent {}
