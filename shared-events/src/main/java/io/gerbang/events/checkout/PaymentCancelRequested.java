package io.gerbang.events.checkout;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** A merchant asked to cancel a payment whose money is, or may be, held. */
public record PaymentCancelRequested(
        @JsonPropertyDescription("Id of the payment, pi_….") String paymentId,
        @JsonPropertyDescription("Number of the attempt that is cancelled.") int attempt,
        @JsonPropertyDescription("The merchant's reason, one of Stripe's cancellation reasons.")
                @Nullable String reason)
        implements CheckoutPaymentEvent {}
