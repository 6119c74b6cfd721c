package io.gerbang.settlement.domain;

import java.time.Instant;

/**
 * What a payout is from its creation to its end.
 *
 * @param payoutId po_…, which is also the reference that the paying bank knows
 * @param amount minor units, above zero
 * @param currency ISO 4217 code in lower case
 * @param destination id of the merchant's bank account, ba_…
 * @param createdAt business time; everything that became available up to it is in the payout
 * @param arrivalDate when the merchant's bank is expected to have it
 */
public record PayoutOrder(
        String payoutId,
        AccountHolder holder,
        long amount,
        String currency,
        String destination,
        Instant createdAt,
        Instant arrivalDate) {

    public PayoutOrder {
        if (amount <= 0) {
            throw new LedgerViolationException("a payout moves money out");
        }
    }

    /** Id of the balance transaction that takes the amount out of the balance, txn_…. */
    public String balanceTransactionId() {
        return Ids.balanceTransactionOf(payoutId);
    }

    /** Id of the balance transaction that returns the amount, should it come to that, txn_…. */
    public String returnTransactionId() {
        return Ids.derived("txn_", createdAt, "failure:" + payoutId);
    }

    /** When it is to leave for the bank; until then it can be canceled. */
    public Instant leavesAt() {
        return SettlementSchedule.departureAfter(createdAt);
    }
}
