package io.gerbang.events.authorization;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** The issuer took the refund: the money is the shopper's again. */
public record RefundSucceeded(
        @JsonPropertyDescription("Id of the payment, pi_….") String paymentId,
        @JsonPropertyDescription("Id of the charge, ch_….") String chargeId,
        @JsonPropertyDescription("Id of the refund, re_….") String refundId,
        @JsonPropertyDescription("Amount refunded, in minor units of the currency.") long amount,
        @JsonPropertyDescription("Amount refunded so far, this refund included.")
                long refundedTotal,
        @JsonPropertyDescription("ISO 4217 code in lower case.") String currency,
        @JsonPropertyDescription("The network's retrieval reference (ISO 8583 field 37).")
                String networkReference)
        implements AuthorizationPaymentEvent {}
