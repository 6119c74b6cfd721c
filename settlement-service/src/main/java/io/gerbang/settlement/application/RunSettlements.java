package io.gerbang.settlement.application;

import io.gerbang.events.EventRecord;
import io.gerbang.events.Topic;
import io.gerbang.events.settlement.TestClockReached;
import io.gerbang.messaging.Database;
import io.gerbang.messaging.Outbox;
import io.gerbang.settlement.domain.AccountHolder;
import io.gerbang.settlement.domain.SettlementSchedule;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * Brings holders up to their business time, midnight by midnight: what the bank says of payouts
 * that are due by then, then releases and new payouts, which leave for the bank hours later. A test
 * clock goes on to the next day only when the bank has left nothing open, and is acknowledged at
 * the end; the wall clock waits for no bank. Before a test clock moves at all, the books must have
 * every payment that was made before it was set.
 */
public final class RunSettlements {

    private static final Logger LOG = Logger.getLogger(RunSettlements.class);
    private static final int AT_ONCE = 8;

    /** Midnights of one holder in a row; then it is the turn of others. */
    private static final int MOST_STEPS = 100;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int MOST_LOOKS = 40;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final int LONGEST_PAUSE = 10; // doublings: some four minutes

    private final Database database;
    private final Merchants merchants;
    private final SettleMerchant settle;
    private final FollowPayouts follow;
    private final PaymentBacklog backlog;
    private final Outbox outbox;
    private final InstantSource wallClock;
    private final Duration lease;

    /**
     * @param lease how long a holder is this instance's own, which must exceed a call to the bank
     */
    public RunSettlements(
            Database database,
            Merchants merchants,
            SettleMerchant settle,
            FollowPayouts follow,
            PaymentBacklog backlog,
            Outbox outbox,
            InstantSource wallClock,
            Duration lease) {
        this.database = database;
        this.merchants = merchants;
        this.settle = settle;
        this.follow = follow;
        this.backlog = backlog;
        this.outbox = outbox;
        this.wallClock = wallClock;
        this.lease = lease;
    }

    /**
     * Runs some of the holders that are due.
     *
     * @return whether there may be more
     */
    public Uni<Boolean> handle() {
        return merchants
                .claimDue(wallClock.instant(), lease, AT_ONCE)
                .chain(due -> runAll(due).replaceWith(due.size() == AT_ONCE));
    }

    private Uni<Void> runAll(List<AccountHolder> due) {
        return Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUniAndMerge(this::runAlone)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** What stops one holder stops no other; it is tried again when the lease has run out. */
    private Uni<Void> runAlone(AccountHolder holder) {
        return run(holder)
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "%s is not settled", holder.merchantId()))
                .onFailure()
                .recoverWithNull();
    }

    Uni<Void> run(AccountHolder holder) {
        return merchants
                .find(holder)
                .map(found -> found.orElseThrow())
                .chain(merchant ->
                        hasPayments(merchant, MOST_LOOKS)
                                .chain(has -> has ? steps(holder) : postpone(merchant)));
    }

    /** A payment that was made before the clock was set counts before what the clock brings. */
    private Uni<Boolean> hasPayments(Merchant merchant, int looks) {
        var clock = merchant.clock();
        if (clock == null || clock.reached()) {
            return Uni.createFrom().item(true);
        }
        return backlog.isTakenBefore(merchant.holder(), clock)
                .chain(taken ->
                        taken || looks == 1
                                ? Uni.createFrom().item(taken)
                                : Uni.createFrom()
                                        .voidItem()
                                        .onItem()
                                        .delayIt()
                                        .by(BETWEEN_LOOKS)
                                        .chain(() -> hasPayments(merchant, looks - 1)));
    }

    private Uni<Void> steps(AccountHolder holder) {
        return Multi.createBy()
                .repeating()
                .uni(() -> step(holder))
                .whilst(more -> more)
                .select()
                .first(MOST_STEPS)
                .collect()
                .last()
                .chain(more -> more ? giveWay(holder) : Uni.createFrom().voidItem());
    }

    private Uni<Void> giveWay(AccountHolder holder) {
        return database.transact(tx -> merchants.lookAgain(tx, holder, wallClock.instant(), 0));
    }

    /** One midnight, or the end of the run. */
    private Uni<Boolean> step(AccountHolder holder) {
        return merchants
                .find(holder)
                .map(found -> found.orElseThrow())
                .chain(merchant -> {
                    var now = merchant.now(wallClock.instant());
                    var midnight = SettlementSchedule.nextAfter(merchant.settledUntil());
                    return midnight.isAfter(now)
                            ? finish(merchant, now).replaceWith(false)
                            : settle(merchant, midnight, now);
                });
    }

    private Uni<Boolean> settle(Merchant merchant, Instant midnight, Instant now) {
        var holder = merchant.holder();
        var hasClock = merchant.clock() != null;
        var departure = SettlementSchedule.departureAfter(midnight);
        return follow.handle(holder, midnight, hasClock ? midnight : now)
                .chain(open ->
                        open && hasClock
                                ? postpone(merchant).replaceWith(false)
                                : settle.handle(holder, midnight)
                                        .chain(() ->
                                                departure.isAfter(now)
                                                        ? Uni.createFrom().item(false)
                                                        : follow.handle(
                                                                holder,
                                                                departure,
                                                                hasClock ? departure : now))
                                        .replaceWith(true));
    }

    private Uni<Void> finish(Merchant merchant, Instant now) {
        return follow.handle(merchant.holder(), now, now)
                .chain(open -> open ? postpone(merchant) : rest(merchant));
    }

    private Uni<Void> postpone(Merchant merchant) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(merchant.attempts(), LONGEST_PAUSE));
        return database.transact(
                tx -> merchants.postpone(tx, merchant, wallClock.instant().plus(pause)));
    }

    private Uni<Void> rest(Merchant merchant) {
        return database.transact(
                tx -> merchants.lock(tx, merchant.holder()).chain(now -> rest(tx, merchant, now)));
    }

    private Uni<Void> rest(SqlConnection transaction, Merchant followed, Merchant now) {
        var holder = now.holder();
        var clock = now.clock();
        if (!Objects.equals(clock, followed.clock())) {
            return merchants.lookAgain(transaction, holder, wallClock.instant(), 0);
        }
        if (clock == null) {
            return merchants.lookAgain(
                    transaction, holder, nextStep(now.settledUntil(), wallClock.instant()), 0);
        }
        var asleep = merchants.lookAgain(transaction, holder, Instant.MAX, 0);
        return clock.reached()
                ? asleep
                : merchants
                        .clockReached(transaction, holder, clock.sequence() + 1)
                        .chain(() -> outbox.append(transaction, List.of(reached(holder, clock))))
                        .chain(() -> asleep);
    }

    /** The departure of the last midnight's payouts, or the next midnight. */
    private static Instant nextStep(Instant settledUntil, Instant now) {
        var departure = SettlementSchedule.departureAfter(settledUntil);
        return departure.isAfter(now) ? departure : SettlementSchedule.nextAfter(settledUntil);
    }

    private static EventRecord<TestClockReached> reached(
            AccountHolder holder, Merchant.TestClock clock) {
        return new EventRecord<>(
                Topic.SETTLEMENT_CLOCK,
                holder.merchantId(),
                clock.sequence() + 1,
                holder.merchantId(),
                holder.livemode(),
                clock.frozenTime(),
                clock.correlationId(),
                clock.causationId(),
                null,
                new TestClockReached(clock.clockId(), holder.merchantId(), clock.frozenTime()));
    }
}
