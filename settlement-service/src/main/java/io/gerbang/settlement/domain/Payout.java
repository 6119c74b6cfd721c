package io.gerbang.settlement.domain;

/**
 * A payout on its way: pending, in transit, then paid or failed.
 *
 * <table>
 * <caption>Transitions</caption>
 * <tr><th>from</th><th>the bank says</th><th>to</th></tr>
 * <tr><td>pending</td><td>pending, in transit</td><td>in transit</td></tr>
 * <tr><td>pending</td><td>paid</td><td>in transit, paid</td></tr>
 * <tr><td>in transit</td><td>paid</td><td>paid</td></tr>
 * <tr><td>pending, in transit</td><td>failed</td><td>failed</td></tr>
 * <tr><td>paid, failed</td><td>anything</td><td>stays</td></tr>
 * </table>
 */
public sealed interface Payout {

    PayoutOrder order();

    /** Not yet known to have been taken by the paying bank. */
    record Pending(PayoutOrder order) implements Payout {}

    /**
     * The paying bank took it.
     *
     * @param transferId the bank's own id
     */
    record InTransit(PayoutOrder order, String transferId) implements Payout {}

    /** The merchant's bank has the money. Final. */
    record Paid(PayoutOrder order, String transferId) implements Payout {}

    /**
     * The money came back. Final.
     *
     * @param failureCode one of Stripe's, such as account_closed
     */
    record Failed(PayoutOrder order, String transferId, String failureCode) implements Payout {

        /** Id of the balance transaction that returns the amount, txn_…. */
        public String failureBalanceTransactionId() {
            return Ids.derived("txn_", order.createdAt(), "failure:" + order.payoutId());
        }
    }
}
