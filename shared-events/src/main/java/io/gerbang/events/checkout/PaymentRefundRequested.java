package io.gerbang.events.checkout;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/**
 * A merchant asked to give captured money back; checkout has reserved the amount under the lock.
 */
public record PaymentRefundRequested(
        @JsonPropertyDescription("Id of the payment, pi_….") String paymentId,
        @JsonPropertyDescription("Number of the attempt whose charge is refunded.") int attempt,
        @JsonPropertyDescription("Id of the charge, ch_….") String chargeId,
        @JsonPropertyDescription("Id of the refund, re_….") String refundId,
        @JsonPropertyDescription("Amount to refund, in minor units of the currency.") long amount,
        @JsonPropertyDescription("ISO 4217 code in lower case.") String currency,
        @JsonPropertyDescription("The merchant's reason, one of Stripe's refund reasons.")
                @Nullable String reason)
        implements CheckoutPaymentEvent {}
