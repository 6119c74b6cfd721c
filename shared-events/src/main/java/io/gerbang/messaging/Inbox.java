package io.gerbang.messaging;

import io.gerbang.events.EventRecord;
import io.gerbang.events.Topic;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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

    private final Database database;
    private final InboxStore store;
    private final DeadLetters deadLetters;
    private final EventBatchHandler handler;

    public Inbox(
            Database database,
            InboxStore store,
            DeadLetters deadLetters,
            EventBatchHandler handler) {
        this.database = database;
        this.store = store;
        this.deadLetters = deadLetters;
        this.handler = handler;
    }

    /** A record that could be read, beside the form in which it came. */
    private record Arrived(ConsumerRecord<byte[], byte[]> raw, EventRecord<?> event) {}

    /** Emits when every record is taken, parked or dead-lettered; never fails. */
    public Uni<Void> process(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        var arrived = new ArrayList<Arrived>();
        var unreadable = new ArrayList<Uni<Void>>();
        for (var raw : records) {
            try {
                arrived.add(new Arrived(raw, read(raw)));
            } catch (UnreadableEventException e) {
                unreadable.add(bury(raw, e));
            }
        }
        var readable = arrived.isEmpty() ? nothing() : take(arrived);
        return unreadable.isEmpty()
                ? readable
                : Uni.join().all(unreadable).andFailFast().chain(() -> readable);
    }

    /**
     * Takes one dead letter again, and with it what waits behind it.
     *
     * @return fails as it failed before, where the reason is still there
     */
    public Uni<Void> replay(ConsumerRecord<byte[], byte[]> raw) {
        return Uni.createFrom()
                .item(() -> List.of(new Arrived(raw, read(raw))))
                .chain(batch -> database.transact(tx -> takeOnce(tx, batch)))
                .invoke(Runnable::run)
                .replaceWithVoid();
    }

    private static EventRecord<?> read(ConsumerRecord<byte[], byte[]> raw) {
        var topic =
                Topic.named(raw.topic())
                        .orElseThrow(() -> new UnreadableEventException("unknown topic"));
        return EventHeaders.read(topic, raw);
    }

    private Uni<Void> take(List<Arrived> batch) {
        return untilAvailable(database.transact(tx -> takeOnce(tx, batch)).invoke(Runnable::run))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> narrow(batch, failure));
    }

    private Uni<Runnable> takeOnce(SqlConnection transaction, List<Arrived> batch) {
        var events = batch.stream().<EventRecord<?>>map(Arrived::event).toList();
        return store.open(transaction, events)
                .chain(open -> {
                    var candidates = new ArrayList<>(open.parkedBefore());
                    candidates.addAll(events);
                    var passage = SequenceGate.pass(open.positions(), candidates);
                    return store.advance(transaction, open, passage, rawOf(batch))
                            .chain(() -> handle(transaction, passage.taken()));
                });
    }

    private Uni<Runnable> handle(SqlConnection transaction, List<EventRecord<?>> taken) {
        return taken.isEmpty()
                ? Uni.createFrom().item(() -> {})
                : handler.handle(transaction, taken);
    }

    private Uni<Void> narrow(List<Arrived> batch, Throwable failure) {
        if (batch.size() == 1) {
            return bury(batch.getFirst().raw(), failure);
        }
        var middle = batch.size() / 2;
        return take(batch.subList(0, middle))
                .chain(() -> take(batch.subList(middle, batch.size())));
    }

    private Uni<Void> bury(ConsumerRecord<byte[], byte[]> raw, Throwable failure) {
        LOG.errorf(
                failure,
                "%s[%d]@%d cannot be taken, to the dead letters",
                raw.topic(),
                raw.partition(),
                raw.offset());
        return untilAvailable(database.transact(tx -> deadLetters.add(tx, raw, failure)));
    }

    private static <T> Uni<T> untilAvailable(Uni<T> work) {
        return work.onFailure(DatabaseFailure::isTransient)
                .invoke(failure -> LOG.warnf("The inbox waits: %s", failure.toString()))
                .onFailure(DatabaseFailure::isTransient)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    /** The form in which an event came; events that were parked before are not in the batch. */
    private static Function<EventRecord<?>, Optional<ConsumerRecord<byte[], byte[]>>> rawOf(
            List<Arrived> batch) {
        return event ->
                batch.stream()
                        .filter(arrived -> arrived.event() == event)
                        .map(Arrived::raw)
                        .findFirst();
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
