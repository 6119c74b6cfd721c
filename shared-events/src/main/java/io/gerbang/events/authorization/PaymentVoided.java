package io.gerbang.events.authorization;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** The payment was cancelled: nothing is held any more, and no outcome will follow. */
public record PaymentVoided(
        @JsonPropertyDescription("Id of the payment, pi_….") String paymentId,
        @JsonPropertyDescription("Number of the attempt.") int attempt,
        @JsonPropertyDescription("Amount that was released, in minor units; 0 where none was held.")
                long amount,
        @JsonPropertyDescription("ISO 4217 code in lower case.") String currency,
        @JsonPropertyDescription("The merchant's reason, one of Stripe's cancellation reasons.")
                @Nullable String reason)
        implements AuthorizationPaymentEvent {}
