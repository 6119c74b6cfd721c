package io.gerbang.events.settlement;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** The bank refused the payout; its amount is available again. */
public record PayoutFailed(
        @JsonPropertyDescription("The payout.") PayoutFacts payout,
        @JsonPropertyDescription("Stripe's failure code, such as account_closed.")
                String failureCode,
        @JsonPropertyDescription("Id of the balance transaction that returns the money, txn_….")
                String failureBalanceTransactionId)
        implements SettlementPayoutEvent {}
