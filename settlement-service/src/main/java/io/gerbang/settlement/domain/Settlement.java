package io.gerbang.settlement.domain;

import static io.gerbang.settlement.domain.Account.MERCHANT_AVAILABLE;
import static io.gerbang.settlement.domain.Account.MERCHANT_PENDING;
import static io.gerbang.settlement.domain.Account.PAYOUTS_IN_TRANSIT;

import io.gerbang.settlement.domain.BalanceTransaction.Type;
import io.gerbang.settlement.domain.LedgerTransaction.Kind;
import io.gerbang.settlement.domain.Payout.Pending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What happens to a holder's balances at one midnight. Pure: what became available is released, and
 * on a business day everything available is paid out, one payout per currency. A currency that
 * refunds have overdrawn waits until it is above zero again. What is less than banks can pay stays
 * for the next one.
 *
 * @param postings releases first, then payouts
 * @param released what the holder is owed after the releases and before the payouts, in the order
 *     of the currencies; empty where nothing was released
 * @param payouts in the order of their currencies
 */
public record Settlement(List<Posting> postings, List<Owed> released, List<Pending> payouts) {

    /** Minor units that are owed to the holder in one currency. */
    public record Owed(String currency, long available, long pending) {}

    /**
     * The holder's side of it.
     *
     * @param destination id of the bank account, ba_…
     * @param payoutsBefore how many payouts the holder has had, which makes ids unique
     * @param payoutDays business days until a payout's arrival
     */
    public record Terms(
            AccountHolder holder,
            String destination,
            long payoutsBefore,
            BusinessCalendar calendar,
            int payoutDays) {}

    /**
     * @param balances the holder's, in any order
     * @param at the midnight
     */
    public static Settlement at(Instant at, List<Balance> balances, Terms terms) {
        var postings = new ArrayList<Posting>();
        var available = new TreeMap<String, Long>();
        var pending = new TreeMap<String, Long>();
        for (var balance : balances) {
            if (balance.account() == MERCHANT_AVAILABLE) {
                available.merge(balance.currency(), -balance.amount(), Math::addExact);
            } else if (isDue(balance, at)) {
                postings.add(release(at, balance, terms.holder()));
                available.merge(balance.currency(), -balance.amount(), Math::addExact);
            } else if (balance.account() == MERCHANT_PENDING) {
                pending.merge(balance.currency(), -balance.amount(), Math::addExact);
            }
        }
        var released = postings.isEmpty() ? List.<Owed>of() : owed(available, pending);
        var payouts = new ArrayList<Pending>();
        if (terms.calendar().isBusinessDay(at)) {
            available.forEach((currency, balance) -> {
                var amount = balance - balance % step(currency);
                if (amount > 0) {
                    payouts.add(payout(at, currency, amount, payouts.size(), terms));
                }
            });
        }
        payouts.forEach(payout -> postings.add(posting(payout.order())));
        return new Settlement(postings, released, payouts);
    }

    private static List<Owed> owed(Map<String, Long> available, Map<String, Long> pending) {
        var currencies = new TreeSet<>(available.keySet());
        currencies.addAll(pending.keySet());
        return currencies.stream()
                .map(currency ->
                        new Owed(
                                currency,
                                available.getOrDefault(currency, 0L),
                                pending.getOrDefault(currency, 0L)))
                .toList();
    }

    /** Banks pay whole units of these, which the API counts in hundredths, as Stripe has it. */
    private static long step(String currency) {
        return switch (currency) {
            case "huf", "isk", "twd", "ugx" -> 100;
            default -> 1;
        };
    }

    private static boolean isDue(Balance balance, Instant at) {
        return balance.account() == MERCHANT_PENDING
                && balance.amount() != 0
                && !Objects.requireNonNull(balance.availableOn()).isAfter(at);
    }

    private static Posting release(Instant at, Balance pending, AccountHolder holder) {
        var currency = pending.currency();
        var source = source(holder, currency + '@' + pending.availableOn());
        var transaction =
                LedgerTransaction.of(
                        Kind.RELEASE,
                        holder,
                        source,
                        at,
                        List.of(
                                new Entry(
                                        MERCHANT_PENDING,
                                        currency,
                                        -pending.amount(),
                                        pending.availableOn()),
                                Entry.debit(MERCHANT_AVAILABLE, currency, pending.amount())));
        return new Posting(transaction, null);
    }

    private static Pending payout(
            Instant at, String currency, long amount, int madeNow, Terms terms) {
        var number = terms.payoutsBefore() + madeNow + 1;
        var id = Ids.derived("po_", at, source(terms.holder(), Long.toString(number)));
        return new Pending(
                new PayoutOrder(
                        id,
                        terms.holder(),
                        amount,
                        currency,
                        terms.destination(),
                        at,
                        terms.calendar().plusBusinessDays(at, terms.payoutDays())));
    }

    private static Posting posting(PayoutOrder order) {
        var transaction =
                LedgerTransaction.of(
                        Kind.PAYOUT,
                        order.holder(),
                        order.payoutId(),
                        order.createdAt(),
                        List.of(
                                Entry.debit(MERCHANT_AVAILABLE, order.currency(), order.amount()),
                                Entry.credit(
                                        PAYOUTS_IN_TRANSIT, order.currency(), order.amount())));
        return new Posting(
                transaction,
                new BalanceTransaction(
                        order.balanceTransactionId(),
                        order.holder(),
                        Type.PAYOUT,
                        order.payoutId(),
                        -order.amount(),
                        0,
                        order.currency(),
                        order.createdAt(),
                        order.createdAt()));
    }

    private static String source(AccountHolder holder, String what) {
        return holder.merchantId() + (holder.livemode() ? ":live:" : ":test:") + what;
    }
}
