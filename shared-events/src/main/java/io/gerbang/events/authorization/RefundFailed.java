package io.gerbang.events.authorization;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** The refund did not happen; its amount may be asked for again. */
public record RefundFailed(
        @JsonPropertyDescription("Id of the payment, pi_….") String paymentId,
        @JsonPropertyDescription("Id of the charge, ch_….") String chargeId,
        @JsonPropertyDescription("Id of the refund, re_….") String refundId,
        @JsonPropertyDescription("Amount that was asked for, in minor units of the currency.")
                long amount,
        @JsonPropertyDescription("ISO 4217 code in lower case.") String currency,
        @JsonPropertyDescription(
                        "Stripe's failure reason, such as declined or expired_or_canceled_card.")
                String failureReason,
        @JsonPropertyDescription("The issuer's response code (ISO 8583 field 39).")
                @Nullable String responseCode)
        implements AuthorizationPaymentEvent {}
