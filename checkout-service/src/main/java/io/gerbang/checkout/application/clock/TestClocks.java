package io.gerbang.checkout.application.clock;

import static java.time.ZoneOffset.UTC;

import io.gerbang.checkout.application.Ids;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.events.EventRecord;
import io.gerbang.events.Topic;
import io.gerbang.events.checkout.CheckoutClockEvent;
import io.gerbang.events.checkout.TestClockAdvanced;
import io.gerbang.events.checkout.TestClockDeleted;
import io.gerbang.events.settlement.TestClockReached;
import io.gerbang.messaging.Database;
import io.gerbang.messaging.Outbox;
import io.gerbang.web.error.StripeErrors;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Moves merchants' business time in test mode. A clock that is advanced stays {@code advancing}
 * until this service has done all that is due by it (see {@link DueWork}), and settlement-service
 * has told through Kafka that it has, too.
 */
@ApplicationScoped
public class TestClocks implements BusinessTime {

    /** Settlement goes there midnight by midnight, by calendars that end. */
    private static final Period FURTHEST = Period.ofYears(10);

    private final TestClockStore store;
    private final Outbox outbox;
    private final Database database;
    private final Clock clock;
    private volatile Map<Tenant, TestClock> byTenant = Map.of();

    TestClocks(TestClockStore store, Outbox outbox, Database database, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Instant now(Tenant tenant) {
        var moved = byTenant.get(tenant);
        return moved == null ? clock.instant() : moved.frozenTime();
    }

    /** Whether no merchant has a clock. */
    boolean isEmpty() {
        return byTenant.isEmpty();
    }

    /**
     * A clock that is yet to be stored; 400 where the key is not a test key, or the time too far
     * ahead.
     */
    public TestClock create(Tenant tenant, Instant frozenTime, @Nullable String name) {
        if (tenant.livemode()) {
            throw StripeErrors.invalid(400, "Test clocks exist in test mode only.").build();
        }
        requireNear(frozenTime);
        var now = clock.instant();
        return new TestClock(
                Ids.create("clock_", now),
                tenant,
                name,
                frozenTime,
                TestClock.Status.ADVANCING,
                1,
                now);
    }

    /** Fails with 400 where the merchant already has a clock. */
    public Uni<TestClock> insert(SqlConnection tx, TestClock created) {
        return store.lastVersion(tx, created.tenant())
                .map(created::after)
                .call(clock -> store.insert(tx, clock).invoke(TestClocks::requireFirst))
                .call(clock -> tell(tx, clock));
    }

    /** Fails with 404 where there is no such clock. */
    public Uni<TestClock> delete(SqlConnection tx, ObjectRef ref) {
        return found(tx, ref).chain(found -> delete(tx, found));
    }

    /** Takes away clocks that have had their time. */
    Uni<Void> deleteOld() {
        var now = clock.instant();
        var old =
                byTenant.values().stream()
                        .filter(each -> !each.deletesAfter().isAfter(now))
                        .map(each -> new ObjectRef(each.tenant(), each.id()))
                        .toList();
        return Multi.createFrom()
                .iterable(old)
                .onItem()
                .transformToUniAndConcatenate(ref -> database.transact(tx -> deleteOld(tx, ref)))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** Another instance may have been first. */
    private Uni<Void> deleteOld(SqlConnection tx, ObjectRef ref) {
        return store.lock(tx, ref)
                .chain(found ->
                        found.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : delete(tx, found.get()).replaceWithVoid());
    }

    private Uni<TestClock> delete(SqlConnection tx, TestClock found) {
        var deleted = found.after(found.version());
        var event = new TestClockDeleted(deleted.id(), deleted.tenant().merchantId());
        return store.delete(tx, deleted)
                .chain(() -> outbox.append(tx, List.of(record(deleted, event))))
                .replaceWith(deleted);
    }

    /**
     * Fails with 404 where there is no such clock, with 400 where the time is not later, or too far
     * ahead.
     */
    public Uni<TestClock> advance(SqlConnection tx, ObjectRef ref, Instant time) {
        requireNear(time);
        return found(tx, ref)
                .map(found -> advanced(found, time))
                .call(moved -> store.update(tx, moved))
                .call(moved -> tell(tx, moved));
    }

    /** Takes what settlement-service tells. */
    public Uni<Runnable> reached(SqlConnection tx, List<EventRecord<TestClockReached>> events) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(event ->
                        store.reached(
                                tx,
                                new ObjectRef(Tenant.of(event), event.event().clockId()),
                                event.event().frozenTime()))
                .collect()
                .asList()
                .chain(() -> store.finish(tx))
                .replaceWith(() -> {});
    }

    /** Calls clocks ready for which nothing is left to do. */
    Uni<Void> finish() {
        return database.transact(store::finish);
    }

    private Uni<TestClock> found(SqlConnection tx, ObjectRef ref) {
        return store.lock(tx, ref)
                .map(found ->
                        found.orElseThrow(
                                () -> StripeErrors.resourceMissing("test_clock", ref.id())));
    }

    private Uni<Void> tell(SqlConnection tx, TestClock moved) {
        var event =
                new TestClockAdvanced(moved.id(), moved.tenant().merchantId(), moved.frozenTime());
        return outbox.append(tx, List.of(record(moved, event)));
    }

    private static EventRecord<CheckoutClockEvent> record(
            TestClock clock, CheckoutClockEvent event) {
        return new EventRecord<>(
                Topic.CHECKOUT_CLOCK,
                clock.tenant().merchantId(),
                clock.version(),
                clock.tenant().merchantId(),
                clock.tenant().livemode(),
                clock.frozenTime(),
                clock.id(),
                null,
                null,
                event);
    }

    private void requireNear(Instant time) {
        if (time.isAfter(clock.instant().atOffset(UTC).plus(FURTHEST).toInstant())) {
            throw StripeErrors.invalid(
                            400, "A test clock can be at most ten years ahead of the current time.")
                    .param("frozen_time")
                    .build();
        }
    }

    private static TestClock advanced(TestClock found, Instant time) {
        if (!time.isAfter(found.frozenTime())) {
            throw StripeErrors.invalid(400, "A test clock can only be advanced.")
                    .param("frozen_time")
                    .build();
        }
        return found.advancedTo(time);
    }

    private static void requireFirst(boolean inserted) {
        if (!inserted) {
            throw StripeErrors.invalid(400, "The merchant already has a test clock.").build();
        }
    }

    /** Reads all clocks anew: at once after a change, so that it counts for the next request. */
    public Uni<Void> reload() {
        return store.all()
                .invoke(all ->
                        byTenant =
                                all.stream()
                                        .collect(
                                                Collectors.toMap(
                                                        TestClock::tenant, Function.identity())))
                .replaceWithVoid();
    }
}
