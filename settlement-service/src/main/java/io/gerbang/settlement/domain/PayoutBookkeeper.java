package io.gerbang.settlement.domain;

import static io.gerbang.settlement.domain.Account.MERCHANT_AVAILABLE;
import static io.gerbang.settlement.domain.Account.PAYING_BANK;
import static io.gerbang.settlement.domain.Account.PAYOUTS_IN_TRANSIT;

import io.gerbang.settlement.domain.BalanceTransaction.Type;
import io.gerbang.settlement.domain.LedgerTransaction.Kind;
import io.gerbang.settlement.domain.Payout.Canceled;
import io.gerbang.settlement.domain.Payout.Failed;
import io.gerbang.settlement.domain.Payout.InTransit;
import io.gerbang.settlement.domain.Payout.Ordered;
import io.gerbang.settlement.domain.Payout.Paid;
import io.gerbang.settlement.domain.Payout.Pending;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Accounts for what became of a payout. Pure. */
public final class PayoutBookkeeper {

    private PayoutBookkeeper() {}

    /**
     * What a state that was just reached puts into the books: a paid one is the bank's, a failed or
     * canceled one is available again.
     *
     * @param at business time of the bank's answer, or of the cancellation
     * @param settledUntil up to which the holder's balance has been paid out
     */
    public static Optional<Posting> posting(Payout reached, Instant at, Instant settledUntil) {
        return switch (reached) {
            case Pending _, Ordered _, InTransit _ -> Optional.empty();
            case Paid paid -> Optional.of(paid(paid.order(), at));
            case Failed failed ->
                    Optional.of(
                            returned(
                                    failed.order(),
                                    Kind.PAYOUT_FAILED,
                                    Type.PAYOUT_FAILURE,
                                    at,
                                    availableOn(at, settledUntil)));
            case Canceled canceled ->
                    Optional.of(
                            returned(
                                    canceled.order(),
                                    Kind.PAYOUT_CANCELED,
                                    Type.PAYOUT_CANCEL,
                                    at,
                                    availableOn(at, settledUntil)));
        };
    }

    private static Posting paid(PayoutOrder order, Instant at) {
        var entries =
                List.of(
                        Entry.debit(PAYOUTS_IN_TRANSIT, order.currency(), order.amount()),
                        Entry.credit(PAYING_BANK, order.currency(), order.amount()));
        return new Posting(
                LedgerTransaction.of(
                        Kind.PAYOUT_PAID, order.holder(), order.payoutId(), at, entries),
                null);
    }

    private static Posting returned(
            PayoutOrder order, Kind kind, Type type, Instant at, Instant availableOn) {
        var entries =
                List.of(
                        Entry.debit(PAYOUTS_IN_TRANSIT, order.currency(), order.amount()),
                        Entry.credit(MERCHANT_AVAILABLE, order.currency(), order.amount()));
        return new Posting(
                LedgerTransaction.of(kind, order.holder(), order.payoutId(), at, entries),
                new BalanceTransaction(
                        order.returnTransactionId(),
                        order.holder(),
                        type,
                        order.payoutId(),
                        order.amount(),
                        0,
                        order.currency(),
                        at,
                        availableOn));
    }

    /** What is available now is paid out at the next midnight, even one that is settled late. */
    private static Instant availableOn(Instant at, Instant settledUntil) {
        var earliest = settledUntil.plus(1, ChronoUnit.MICROS);
        var latest = SettlementSchedule.nextAfter(settledUntil);
        if (at.isBefore(earliest)) {
            return earliest;
        }
        return at.isAfter(latest) ? latest : at;
    }
}
