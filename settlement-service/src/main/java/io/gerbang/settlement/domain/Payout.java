package io.gerbang.settlement.domain;

/**
 * A payout on its way: pending, in transit, then paid or failed; or canceled before it left.
 *
 * <table>
 * <caption>Transitions</caption>
 * <tr><th>from</th><th>what happens</th><th>to</th></tr>
 * <tr><td>pending</td><td>the merchant cancels</td><td>canceled</td></tr>
 * <tr><td>pending</td><td>its time to leave has come</td><td>ordered</td></tr>
 * <tr><td>ordered</td><td>the bank says pending, in transit</td><td>in transit</td></tr>
 * <tr><td>ordered</td><td>the bank says paid</td><td>in transit, paid</td></tr>
 * <tr><td>in transit</td><td>the bank says paid</td><td>paid</td></tr>
 * <tr><td>ordered, in transit</td><td>the bank says failed</td><td>failed</td></tr>
 * <tr><td>paid, failed, canceled</td><td>anything</td><td>stays</td></tr>
 * </table>
 */
public sealed interface Payout {

    PayoutOrder order();

    /** The paying bank has not been told: it can still be canceled. */
    record Pending(PayoutOrder order) implements Payout {}

    /**
     * The paying bank is being told and may know it, whatever became of its answer, so nothing can
     * be taken back. Merchants see it as pending.
     */
    record Ordered(PayoutOrder order) implements Payout {}

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
    record Failed(PayoutOrder order, String transferId, String failureCode) implements Payout {}

    /** The merchant kept it back, and the bank never heard of it. Final. */
    record Canceled(PayoutOrder order) implements Payout {}
}
