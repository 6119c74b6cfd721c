package io.gerbang.settlement.domain;

import static io.gerbang.settlement.domain.Account.FEES;
import static io.gerbang.settlement.domain.Account.MERCHANT_AVAILABLE;
import static io.gerbang.settlement.domain.Account.NETWORK_RECEIVABLE;

import io.gerbang.settlement.domain.BalanceTransaction.Type;
import io.gerbang.settlement.domain.LedgerTransaction.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Accounts for captures and refunds. Pure.
 *
 * <p>A capture debits the network by the gross amount, and credits the fee and the merchant's
 * pending balance. A refund gives the gross amount back out of the merchant's balance and leaves
 * the fee where it is. It comes out of pending money as long as the capture is pending, or a
 * midnight before the refund has yet to be settled: that midnight's payout is none of its business.
 *
 * <p>Nothing becomes available at or before {@code settledUntil}, up to which the merchant's
 * balance has been released and paid out: that makes each payout consist of exactly the balance
 * transactions that became available since the one before.
 */
public final class PaymentBookkeeper {

    /** A payment's new balance, and what brings it there. */
    public record Booked(
            PaymentBalance payment,
            LedgerTransaction transaction,
            BalanceTransaction balanceTransaction) {

        public Posting posting() {
            return new Posting(transaction, balanceTransaction);
        }
    }

    private PaymentBookkeeper() {}

    /**
     * @param before null for the payment's first capture
     */
    public static Booked capture(
            @Nullable PaymentBalance before,
            Capture capture,
            PricePlan plan,
            BusinessCalendar calendar,
            Instant settledUntil) {
        requirePositive(capture.amount());
        var from = capture.at().isAfter(settledUntil) ? capture.at() : settledUntil;
        var availableOn = calendar.plusBusinessDays(from, plan.settlementDays());
        var fee = fee(before, capture, plan);
        var payment = captured(before, capture, fee, availableOn);
        var first = before == null;
        var balanceTransaction =
                new BalanceTransaction(
                        Ids.balanceTransactionOf(first ? capture.chargeId() : capture.captureId()),
                        capture.holder(),
                        Type.CHARGE,
                        capture.chargeId(),
                        capture.amount(),
                        fee,
                        capture.currency(),
                        capture.at(),
                        availableOn);
        var transaction =
                LedgerTransaction.of(
                        Kind.CAPTURE,
                        capture.holder(),
                        capture.captureId(),
                        capture.at(),
                        captureEntries(capture, fee, availableOn));
        return new Booked(payment, transaction, balanceTransaction);
    }

    /**
     * @throws LedgerViolationException where more would be refunded than was captured
     */
    public static Booked refund(PaymentBalance before, Refund refund, Instant settledUntil) {
        requirePositive(refund.amount());
        var refunded = Math.addExact(before.refunded(), refund.amount());
        if (refunded > before.captured()) {
            throw new LedgerViolationException("a refund exceeds what was captured");
        }
        var earliest = settledUntil.plus(1, ChronoUnit.MICROS);
        var refundedAt = refund.at().truncatedTo(ChronoUnit.MICROS);
        var at = refundedAt.isBefore(earliest) ? earliest : refundedAt;
        var availableOn = before.availableOn().isAfter(at) ? before.availableOn() : at;
        var nextMidnight = SettlementSchedule.nextAfter(settledUntil);
        var pending = availableOn.isAfter(at) || at.isAfter(nextMidnight);
        var balanceTransaction =
                new BalanceTransaction(
                        Ids.balanceTransactionOf(refund.refundId()),
                        before.holder(),
                        Type.REFUND,
                        refund.refundId(),
                        -refund.amount(),
                        0,
                        before.currency(),
                        refund.at(),
                        availableOn);
        var transaction =
                LedgerTransaction.of(
                        Kind.REFUND,
                        before.holder(),
                        refund.refundId(),
                        refund.at(),
                        refundEntries(before.currency(), refund.amount(), pending, availableOn));
        return new Booked(refunded(before, refunded), transaction, balanceTransaction);
    }

    /** Of this capture, by the plan of its time: what was captured before has had its price. */
    private static long fee(@Nullable PaymentBalance before, Capture capture, PricePlan plan) {
        if (before == null) {
            return plan.fee(capture.amount(), capture.currency());
        }
        var captured = Math.addExact(before.captured(), capture.amount());
        return plan.fee(captured, capture.currency())
                - plan.fee(before.captured(), capture.currency());
    }

    private static PaymentBalance captured(
            @Nullable PaymentBalance before, Capture capture, long fee, Instant availableOn) {
        var captured = Math.addExact(before == null ? 0 : before.captured(), capture.amount());
        return new PaymentBalance(
                capture.paymentId(),
                capture.holder(),
                capture.chargeId(),
                capture.currency(),
                captured,
                before == null ? 0 : before.refunded(),
                before == null ? fee : Math.addExact(before.fee(), fee),
                availableOn,
                before == null ? 1 : before.version() + 1);
    }

    private static PaymentBalance refunded(PaymentBalance before, long refunded) {
        return new PaymentBalance(
                before.paymentId(),
                before.holder(),
                before.chargeId(),
                before.currency(),
                before.captured(),
                refunded,
                before.fee(),
                before.availableOn(),
                before.version() + 1);
    }

    private static List<Entry> captureEntries(Capture capture, long fee, Instant availableOn) {
        var currency = capture.currency();
        var net = Math.subtractExact(capture.amount(), fee);
        var entries = new ArrayList<Entry>(3);
        entries.add(Entry.debit(NETWORK_RECEIVABLE, currency, capture.amount()));
        if (net != 0) {
            entries.add(Entry.creditPending(currency, net, availableOn));
        }
        if (fee != 0) {
            entries.add(Entry.credit(FEES, currency, fee));
        }
        return entries;
    }

    private static List<Entry> refundEntries(
            String currency, long amount, boolean pending, Instant availableOn) {
        return List.of(
                pending
                        ? Entry.creditPending(currency, -amount, availableOn)
                        : Entry.debit(MERCHANT_AVAILABLE, currency, amount),
                Entry.credit(NETWORK_RECEIVABLE, currency, amount));
    }

    private static void requirePositive(long amount) {
        if (amount <= 0) {
            throw new LedgerViolationException("an amount to post is above zero");
        }
    }
}
