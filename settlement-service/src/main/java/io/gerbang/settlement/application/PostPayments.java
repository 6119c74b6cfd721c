package io.gerbang.settlement.application;

import io.gerbang.events.EventRecord;
import io.gerbang.messaging.Outbox;
import io.gerbang.settlement.domain.AccountHolder;
import io.gerbang.settlement.domain.SettlementSchedule;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts a batch of captures and refunds into the books, with a constant number of statements. */
public final class PostPayments {

    private final Merchants merchants;
    private final PaymentBalances payments;
    private final PricePlans pricePlans;
    private final Calendars calendars;
    private final Ledger ledger;
    private final Outbox outbox;

    public PostPayments(
            Merchants merchants,
            PaymentBalances payments,
            PricePlans pricePlans,
            Calendars calendars,
            Ledger ledger,
            Outbox outbox) {
        this.merchants = merchants;
        this.payments = payments;
        this.pricePlans = pricePlans;
        this.calendars = calendars;
        this.ledger = ledger;
        this.outbox = outbox;
    }

    /**
     * @param events captures and refunds, those of a payment in their order
     */
    public Uni<Void> handle(SqlConnection transaction, List<EventRecord<?>> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var paymentIds = new TreeSet<String>();
        events.forEach(event -> paymentIds.add(event.key()));
        return Uni.combine()
                .all()
                .unis(
                        merchants.share(transaction, firstSeen(events)),
                        payments.lock(transaction, paymentIds),
                        pricePlans.current())
                .with((holders, known, plans) -> new PostingBatch(holders, plans, calendars, known))
                .invoke(batch -> events.forEach(batch::take))
                .chain(batch -> save(transaction, batch));
    }

    private Uni<Void> save(SqlConnection transaction, PostingBatch batch) {
        return Uni.join()
                .all(
                        payments.save(transaction, batch.changed()),
                        outbox.append(transaction, batch.events()),
                        ledger.post(transaction, batch.postings()))
                .andFailFast()
                .replaceWithVoid();
    }

    private static Map<AccountHolder, Instant> firstSeen(List<EventRecord<?>> events) {
        var firstSeen = new TreeMap<AccountHolder, Instant>();
        for (var event : events) {
            firstSeen.merge(
                    new AccountHolder(event.merchantId(), event.livemode()),
                    SettlementSchedule.startOfDay(event.occurredAt()),
                    (one, other) -> one.isBefore(other) ? one : other);
        }
        return firstSeen;
    }
}
