package io.gerbang.events.settlement;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** The merchant kept the payout back before it left; its amount is available again. */
public record PayoutCanceled(
        @JsonPropertyDescription("The payout.") PayoutFacts payout,
        @JsonPropertyDescription("Id of the balance transaction that returns the money, txn_….")
                String failureBalanceTransactionId)
        implements SettlementPayoutEvent {}
