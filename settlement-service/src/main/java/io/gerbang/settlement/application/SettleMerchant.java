package io.gerbang.settlement.application;

import io.gerbang.events.EventRecord;
import io.gerbang.events.Topic;
import io.gerbang.events.settlement.BalanceReleased;
import io.gerbang.events.settlement.BalanceReleased.CurrencyBalance;
import io.gerbang.messaging.Database;
import io.gerbang.messaging.Outbox;
import io.gerbang.settlement.domain.AccountHolder;
import io.gerbang.settlement.domain.Ids;
import io.gerbang.settlement.domain.Settlement;
import io.gerbang.settlement.domain.Settlement.Owed;
import io.gerbang.settlement.domain.SettlementSchedule;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Settles one midnight of one holder: releases and payouts, in one transaction. */
public final class SettleMerchant {

    private final Database database;
    private final Merchants merchants;
    private final Balances balances;
    private final Payouts payouts;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Calendars calendars;
    private final int payoutDays;

    /**
     * @param payoutDays business days until a payout's arrival
     */
    public SettleMerchant(
            Database database,
            Merchants merchants,
            Balances balances,
            Payouts payouts,
            Ledger ledger,
            Outbox outbox,
            Calendars calendars,
            int payoutDays) {
        this.database = database;
        this.merchants = merchants;
        this.balances = balances;
        this.payouts = payouts;
        this.ledger = ledger;
        this.outbox = outbox;
        this.calendars = calendars;
        this.payoutDays = payoutDays;
    }

    /** Does nothing where somebody else has settled that midnight. */
    public Uni<Void> handle(AccountHolder holder, Instant midnight) {
        return database.transact(tx ->
                merchants
                        .lock(tx, holder)
                        .chain(merchant ->
                                isNext(merchant, midnight)
                                        ? settle(tx, merchant, midnight)
                                        : Uni.createFrom().voidItem()));
    }

    private static boolean isNext(Merchant merchant, Instant midnight) {
        return SettlementSchedule.nextAfter(merchant.settledUntil()).equals(midnight);
    }

    private Uni<Void> settle(SqlConnection transaction, Merchant merchant, Instant midnight) {
        return balances.ofMerchant(transaction, merchant.holder())
                .map(balances -> Settlement.at(midnight, balances, terms(merchant)))
                .chain(settlement -> save(transaction, merchant, midnight, settlement));
    }

    private Settlement.Terms terms(Merchant merchant) {
        return new Settlement.Terms(
                merchant.holder(),
                merchant.destination(),
                merchant.payouts(),
                calendars.of(merchant.country()),
                payoutDays);
    }

    private Uni<Void> save(
            SqlConnection transaction, Merchant merchant, Instant midnight, Settlement settlement) {
        var stored = new ArrayList<StoredPayout>();
        var events = new ArrayList<EventRecord<?>>();
        if (!settlement.released().isEmpty()) {
            events.add(released(merchant.holder(), midnight, settlement.released()));
        }
        for (var payout : settlement.payouts()) {
            stored.add(new StoredPayout(payout, 1));
            events.add(PayoutEvents.of(payout, 1, midnight));
        }
        var made = merchant.payouts() + stored.size();
        return merchants
                .settled(transaction, merchant.holder(), midnight, made)
                .chain(() -> payouts.add(transaction, stored))
                .chain(() -> ledger.post(transaction, settlement.postings()))
                .chain(() -> outbox.append(transaction, List.copyOf(events)));
    }

    /** A release happens once, so its id tells which it is. */
    private static EventRecord<BalanceReleased> released(
            AccountHolder holder, Instant midnight, List<Owed> owed) {
        var id = Ids.derived("rel_", midnight, holder.merchantId() + ':' + holder.livemode());
        var balance =
                owed.stream()
                        .map(each ->
                                new CurrencyBalance(
                                        each.currency(), each.available(), each.pending()))
                        .toList();
        return new EventRecord<>(
                Topic.SETTLEMENT_RELEASE,
                id,
                1,
                holder.merchantId(),
                holder.livemode(),
                midnight,
                id,
                null,
                null,
                new BalanceReleased(id, balance));
    }
}
