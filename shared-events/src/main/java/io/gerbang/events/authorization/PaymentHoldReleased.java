package io.gerbang.events.authorization;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** What was left of a partly captured hold was released: no capture follows. */
public record PaymentHoldReleased(
        @JsonPropertyDescription("Id of the payment, pi_….") String paymentId,
        @JsonPropertyDescription("Number of the attempt.") int attempt,
        @JsonPropertyDescription("Id of the charge, ch_….") String chargeId,
        @JsonPropertyDescription("Amount that was released, in minor units.") long amount,
        @JsonPropertyDescription("Amount captured before, in minor units.") long capturedTotal,
        @JsonPropertyDescription("ISO 4217 code in lower case.") String currency,
        @JsonPropertyDescription("Why, one of Stripe's cancellation reasons.")
                @Nullable String reason)
        implements AuthorizationPaymentEvent {}
