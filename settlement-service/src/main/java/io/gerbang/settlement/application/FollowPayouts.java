package io.gerbang.settlement.application;

import io.gerbang.events.EventRecord;
import io.gerbang.messaging.Database;
import io.gerbang.messaging.Outbox;
import io.gerbang.settlement.domain.AccountHolder;
import io.gerbang.settlement.domain.BankTransfer;
import io.gerbang.settlement.domain.Payout;
import io.gerbang.settlement.domain.PayoutBookkeeper;
import io.gerbang.settlement.domain.PayoutDecider;
import io.gerbang.settlement.domain.Posting;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends payouts to the paying bank, and asks what became of those that should have arrived. That a
 * payout leaves is committed before the bank is called, and the bank knows it by its id, so what is
 * canceled is never paid, and asking once more never pays twice.
 */
public final class FollowPayouts {

    private static final Logger LOG = Logger.getLogger(FollowPayouts.class);

    private final Database database;
    private final Merchants merchants;
    private final Payouts payouts;
    private final Ledger ledger;
    private final Outbox outbox;
    private final PayingBank bank;

    public FollowPayouts(
            Database database,
            Merchants merchants,
            Payouts payouts,
            Ledger ledger,
            Outbox outbox,
            PayingBank bank) {
        this.database = database;
        this.merchants = merchants;
        this.payouts = payouts;
        this.ledger = ledger;
        this.outbox = outbox;
        this.bank = bank;
    }

    /**
     * @param until business time up to which departures and arrivals are due
     * @param at business time of what the bank answers
     * @return whether anything is left open that should not be
     */
    public Uni<Boolean> handle(AccountHolder holder, Instant until, Instant at) {
        return payouts.open(holder, until)
                .onItem()
                .transformToMulti(open -> Multi.createFrom().iterable(open))
                .onItem()
                .transformToUniAndConcatenate(stored -> follow(stored.payout(), null, until, at))
                .collect()
                .with(Collectors.reducing(false, Boolean::logicalOr));
    }

    /** Asks again as long as the bank's answers differ, so that a quick bank is done at once. */
    private Uni<Boolean> follow(
            Payout payout, BankTransfer.@Nullable Status before, Instant until, Instant at) {
        if (!isDue(payout, until)) {
            return Uni.createFrom().item(false);
        }
        return advance(payout, before, until, at)
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("%s stays open: %s", payout.order().payoutId(), failure);
                    return true;
                });
    }

    private Uni<Boolean> advance(
            Payout payout, BankTransfer.@Nullable Status before, Instant until, Instant at) {
        if (payout instanceof Payout.Pending) {
            return order(payout).chain(now -> follow(now, before, until, at));
        }
        return ask(payout)
                .chain(transfer ->
                        record(payout, transfer, at)
                                .chain(now ->
                                        transfer.status() == before
                                                ? Uni.createFrom().item(isDue(now, until))
                                                : follow(now, transfer.status(), until, at)));
    }

    private static boolean isDue(Payout payout, Instant until) {
        return switch (payout) {
            case Payout.Pending pending -> !pending.order().leavesAt().isAfter(until);
            case Payout.Ordered _ -> true;
            case Payout.InTransit inTransit -> !inTransit.order().arrivalDate().isAfter(until);
            case Payout.Paid _, Payout.Failed _, Payout.Canceled _ -> false;
        };
    }

    /** Ends the time in which it can be canceled. Nobody is told of it. */
    private Uni<Payout> order(Payout payout) {
        return database.transact(tx ->
                payouts.lock(tx, payout.order().payoutId())
                        .chain(stored -> {
                            var ordered = PayoutDecider.order(stored.payout());
                            return payouts.save(tx, new StoredPayout(ordered, stored.version()))
                                    .replaceWith(ordered);
                        }));
    }

    private Uni<BankTransfer> ask(Payout payout) {
        return payout instanceof Payout.Ordered
                ? bank.transfer(payout.order())
                : bank.find(payout.order().payoutId());
    }

    private Uni<Payout> record(Payout asked, BankTransfer transfer, Instant at) {
        if (PayoutDecider.decide(asked, transfer).isEmpty()) {
            return Uni.createFrom().item(asked);
        }
        var order = asked.order();
        return database.transact(tx ->
                merchants
                        .lock(tx, order.holder())
                        .chain(merchant ->
                                payouts.lock(tx, order.payoutId())
                                        .chain(stored ->
                                                advance(tx, stored, transfer, at, merchant))));
    }

    private Uni<Payout> advance(
            SqlConnection transaction,
            StoredPayout stored,
            BankTransfer transfer,
            Instant at,
            Merchant merchant) {
        var reached = PayoutDecider.decide(stored.payout(), transfer);
        if (reached.isEmpty()) {
            return Uni.createFrom().item(stored.payout());
        }
        var postings = new ArrayList<Posting>();
        var events = new ArrayList<EventRecord<?>>();
        var version = stored.version();
        for (var state : reached) {
            PayoutBookkeeper.posting(state, at, merchant.settledUntil()).ifPresent(postings::add);
            events.add(PayoutEvents.of(state, ++version, at));
        }
        var last = reached.getLast();
        return payouts.save(transaction, new StoredPayout(last, version))
                .chain(() -> ledger.post(transaction, postings))
                .chain(() -> outbox.append(transaction, List.copyOf(events)))
                .replaceWith(last);
    }
}
