package io.gerbang.events.settlement;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;

/** The merchant's balance moved by {@code net}; all amounts are signed minor units. */
public record BalanceTransactionPosted(
        @JsonPropertyDescription("Id of the balance transaction, txn_….")
                String balanceTransactionId,
        @JsonPropertyDescription("Id of the payment, pi_….") String paymentId,
        @JsonPropertyDescription("Id of the charge or refund behind it.") String sourceId,
        @JsonPropertyDescription("Type: charge or refund.") String type,
        @JsonPropertyDescription("Gross amount in minor units, negative for a refund.") long amount,
        @JsonPropertyDescription("Fee in minor units.") long fee,
        @JsonPropertyDescription("Amount less fee, in minor units.") long net,
        @JsonPropertyDescription("ISO 4217 code in lower case.") String currency,
        @JsonPropertyDescription("When it becomes available for payout.") Instant availableOn)
        implements SettlementBalanceEvent {}
