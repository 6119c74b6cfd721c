package io.gerbang.messaging;

import io.gerbang.events.EventRecord;
import io.gerbang.messaging.InboxStore.Behind;
import io.gerbang.messaging.SequenceGate.Passage;
import io.gerbang.messaging.SequenceGate.Stream;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Takes what Kafka delivers at least once so that it has its effect once. Position and state change
 * commit together, a batch at a time. The batch is never refused: while the database is away it is
 * tried again in place; a record that cannot be taken is found by halving, dead-lettered, and the
 * later events of its key wait in {@code parked_events}.
 */
public final class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /** Tells what of a batch is taken. */
    private interface Gate {
        Passage pass(Map<Stream, Long> positions, List<Arrived> candidates);
    }

    private final Database database;
    private final InboxStore store;
    private final DeadLetters deadLetters;
    private final EventBatchHandler handler;
    private final Gate gate;
    private final Function<List<Arrived>, Optional<Passage>> gateOfNext;

    public Inbox(
            Database database,
            InboxStore store,
            DeadLetters deadLetters,
            EventBatchHandler handler,
            Safeguards safeguards) {
        this.database = database;
        this.store = store;
        this.deadLetters = deadLetters;
        this.handler = handler;
        this.gate = safeguards.inbox() ? SequenceGate::pass : SequenceGate::passAll;
        this.gateOfNext =
                safeguards.inbox() ? SequenceGate::passNext : anything -> Optional.empty();
    }

    /** Emits when every record is taken, parked or dead-lettered; never fails. */
    public Uni<Void> process(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        var arrived = new ArrayList<Arrived>();
        var buried = nothing();
        for (var raw : records) {
            try {
                arrived.add(Arrived.now(raw));
            } catch (UnreadableEventException e) {
                buried = buried.chain(() -> bury(raw, e));
            }
        }
        return arrived.isEmpty() ? buried : buried.chain(() -> take(arrived));
    }

    /**
     * Takes one dead letter again, and then what waits behind it.
     *
     * @param alongside what commits with it
     * @return fails as it failed before, where the reason is still there, and where its predecessor
     *     has not been taken: a letter is either here or there, so it does not go to wait as parked
     */
    Uni<Void> replay(
            ConsumerRecord<byte[], byte[]> raw, Function<SqlConnection, Uni<Void>> alongside) {
        return Uni.createFrom()
                .item(() -> Arrived.now(raw))
                .chain(letter ->
                        database.transact(tx ->
                                        takeOnce(
                                                        tx,
                                                        List.of(letter),
                                                        Behind.STAYS,
                                                        Inbox::noneEarly)
                                                .call(() -> alongside.apply(tx)))
                                .invoke(Runnable::run)
                                .chain(() -> takeNextParked(letter.stream())));
    }

    private static void noneEarly(Passage passage) {
        if (!passage.parked().isEmpty()) {
            throw new IllegalStateException("an event before it has not been taken");
        }
    }

    private Uni<Void> take(List<Arrived> batch) {
        return takeOrNarrow(
                batch,
                gateOfNext
                        .apply(batch)
                        .map(passage -> commitNext(batch, passage))
                        .orElseGet(() -> commit(batch, Behind.FOLLOWS)));
    }

    private Uni<Void> takeOrNarrow(List<Arrived> batch, Uni<Void> commit) {
        return untilAvailable(commit).onFailure().recoverWithUni(() -> narrow(batch));
    }

    /**
     * Nearly all batches hold what comes next, so they are handled while the database finds out.
     * What is done with one that does not is undone, and no failure of it means anything.
     */
    private Uni<Void> commitNext(List<Arrived> batch, Passage passage) {
        return committed(tx -> together(store.follow(tx, passage), handle(tx, passage.taken())))
                .onFailure(failure -> !DatabaseFailure.isTransient(failure))
                .recoverWithUni(() -> commit(batch, Behind.FOLLOWS));
    }

    private Uni<Void> narrow(List<Arrived> batch) {
        if (batch.size() == 1) {
            return takeAlone(batch.getFirst());
        }
        var middle = batch.size() / 2;
        return takePart(batch.subList(0, middle))
                .chain(() -> takePart(batch.subList(middle, batch.size())));
    }

    /** Whichever part holds what failed fails again, so nothing is supposed of either. */
    private Uni<Void> takePart(List<Arrived> part) {
        return takeOrNarrow(part, commit(part, Behind.FOLLOWS));
    }

    /** What waits behind a record may be what failed, so that is taken after it, one by one. */
    private Uni<Void> takeAlone(Arrived arrived) {
        return untilAvailable(commit(List.of(arrived), Behind.STAYS))
                .onFailure()
                .recoverWithUni(failure -> bury(arrived.raw(), failure))
                .chain(() -> takeNextParked(arrived.stream()));
    }

    private Uni<Void> takeNextParked(Stream stream) {
        return untilAvailable(store.nextParked(database.pool(), stream))
                .chain(next -> next.map(this::takeParked).orElseGet(Inbox::nothing));
    }

    private Uni<Void> takeParked(ConsumerRecord<byte[], byte[]> raw) {
        try {
            return takeAlone(Arrived.earlier(raw));
        } catch (UnreadableEventException e) {
            return bury(raw, e);
        }
    }

    private Uni<Void> commit(List<Arrived> batch, Behind behind) {
        return committed(tx -> takeOnce(tx, batch, behind, anything -> {}));
    }

    private Uni<Void> committed(Function<SqlConnection, Uni<Runnable>> work) {
        return database.transact(work).invoke(Runnable::run).replaceWithVoid();
    }

    private Uni<Runnable> takeOnce(
            SqlConnection transaction,
            List<Arrived> batch,
            Behind parkedBehind,
            Consumer<Passage> condition) {
        return store.open(transaction, batch, parkedBehind)
                .chain(open -> {
                    var candidates = new ArrayList<>(open.parkedBefore());
                    candidates.addAll(batch);
                    var passage = gate.pass(open.positions(), candidates);
                    condition.accept(passage);
                    return together(
                            store.advance(transaction, open, passage),
                            handle(transaction, passage.taken()));
                });
    }

    /**
     * Both send on one connection, so what is sent first is done first; they only do not wait for
     * one another's answers. Where the move fails, so does the handling, but that is not why.
     */
    private static Uni<Runnable> together(Uni<Void> move, Uni<Runnable> handling) {
        return Uni.combine()
                .all()
                .unis(move, handling)
                .collectFailures()
                .with((moved, afterCommit) -> afterCommit)
                .onFailure(CompositeException.class)
                .transform(failures -> ((CompositeException) failures).getCauses().getFirst());
    }

    private Uni<Runnable> handle(SqlConnection transaction, List<Arrived> taken) {
        return taken.isEmpty()
                ? Uni.createFrom().item(() -> {})
                : handler.handle(
                        transaction, taken.stream().<EventRecord<?>>map(Arrived::event).toList());
    }

    /** There is nowhere else to put a dead letter, so this waits out every failure. */
    private Uni<Void> bury(ConsumerRecord<byte[], byte[]> raw, Throwable failure) {
        LOG.errorf(
                failure,
                "%s[%d]@%d cannot be taken, to the dead letters",
                raw.topic(),
                raw.partition(),
                raw.offset());
        return waitOut(
                anything -> true,
                database.transact(tx ->
                        deadLetters
                                .add(tx, raw, failure)
                                .chain(() -> store.removeParked(tx, raw))));
    }

    private static <T> Uni<T> untilAvailable(Uni<T> work) {
        return waitOut(DatabaseFailure::isTransient, work);
    }

    private static <T> Uni<T> waitOut(Predicate<Throwable> passing, Uni<T> work) {
        return work.onFailure(passing)
                .invoke(failure -> LOG.warnf("The inbox waits: %s", failure.toString()))
                .onFailure(passing)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
