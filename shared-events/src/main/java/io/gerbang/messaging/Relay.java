package io.gerbang.messaging;

import static java.util.stream.Collectors.toSet;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.jboss.logging.Logger;

/**
 * Publishes the outbox: the events of the lanes it holds, each stream in its order, and deletes
 * what Kafka has acknowledged. What this process commits is handed over and goes at once where all
 * before it in its stream is known to have gone. Whatever else lies in the table is read from
 * there: what an earlier life or another instance has left, what was held back for a while. It runs
 * on a thread of its own and may block. A crash between acknowledgement and delete publishes again,
 * which consumers take as the duplicate it is.
 */
public final class Relay implements Runnable, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration PAUSE_AFTER_CYCLE = Duration.ofMillis(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(250);
    private static final Duration BETWEEN_READS_ALONE = Duration.ofMillis(200);
    private static final Duration BETWEEN_READS_BESIDE_OTHERS = Duration.ofMillis(8);

    /** Rows of one lane in one read; after as many there may be more, and nobody to say so. */
    private static final int LARGEST_READ = 200;

    /** The lateral join keeps the plan on the primary key, whatever the statistics say. */
    static final String NEXT =
            """
            select o.lane, o.id, e.topic, e.key, e.sequence, e.type, e.merchant_id, e.livemode,
                   e.occurred_at, e.correlation_id, e.causation_id, e.traceparent, e.value,
                   e.headers
            from unnest($1::smallint[]) as held(lane)
            cross join lateral (
              select * from outbox
              where outbox.lane = held.lane and not (outbox.key = any($2::text[]))
                and not (outbox.topic = any($3::text[]))
              order by id limit %d
            ) o
            join event_log e on e.key = o.key and e.topic = o.topic
              and e.sequence = o.sequence and e.recorded_on = o.recorded_on
            order by o.lane, o.id
            """
                    .formatted(LARGEST_READ);

    private final Pool pool;
    private final LaneLeases leases;
    private final RelayProducer producer;
    private final LaneDeletes deletes;
    private final CommittedEvents committed = new CommittedEvents();
    private final PublishedStreams published = new PublishedStreams();
    private final Due nextRead = new Due();
    private final Semaphore wakeUps = new Semaphore(0);
    private Map<Short, Long> lanes = Map.of();
    private volatile boolean running = true;
    private volatile long lastCycleAt = System.nanoTime();

    public Relay(Pool pool, LaneLeases leases, Producer<byte[], byte[]> producer, Outbox outbox) {
        this.pool = pool;
        this.leases = leases;
        this.producer = new RelayProducer(producer);
        this.deletes = new LaneDeletes(leases);
        outbox.onCommit(this::take);
    }

    private void take(List<Outgoing> events) {
        committed.add(events);
        wake();
    }

    private void wake() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    /** When a cycle last began, by {@link System#nanoTime()}. */
    public long lastCycleAt() {
        return lastCycleAt;
    }

    @Override
    public void run() {
        try {
            while (running) {
                lastCycleAt = System.nanoTime();
                cycle();
            }
            leave();
        } catch (InterruptedException e) {
            LOG.debug("The relay was interrupted");
        }
    }

    @Override
    public void close() {
        running = false;
        wake();
    }

    /** Where that fails the leases end by themselves, and what is not deleted goes once more. */
    private void leave() {
        attempt(deletes::run);
        attempt(leases::leave);
    }

    private static void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.debugf("The relay leaves without that: %s", e);
        }
    }

    private void cycle() throws InterruptedException {
        try {
            renewLeases();
            var any = publishCommitted() > 0;
            if (nextRead.left() <= 0) {
                renewLeases();
                any |= publishOutbox() > 0;
            } else if (deletes.untilDue() <= 0) {
                deletes.run();
            }
            await(any);
        } catch (RuntimeException e) {
            LOG.warnf("The outbox waits: %s", e.toString());
            startOver();
            Thread.sleep(PAUSE_AFTER_FAILURE);
        }
    }

    /** A lease that has ended and is taken anew has another epoch, which refuses older deletes. */
    private void renewLeases() {
        if (leases.isDue()) {
            deletes.run();
            leases.renew();
        }
    }

    /** Whoever held a lane meanwhile may have published what this process knows nothing of. */
    private void startOverWhereLanesChanged() {
        if (!lanes.equals(leases.held())) {
            lanes = Map.copyOf(leases.held());
            startOver();
        }
    }

    /** From what lies in the table, and nothing else. */
    private void startOver() {
        committed.drain();
        published.clear();
        nextRead.now();
    }

    /**
     * Publishes what was handed over and may go. What may not is read, as it is in the table too.
     *
     * @return how many events Kafka has acknowledged
     */
    int publishCommitted() throws InterruptedException {
        startOverWhereLanesChanged();
        var next = new ArrayList<Outgoing>();
        for (var event : committed.drain()) {
            if (!lanes.containsKey(event.lane()) || published.has(event)) {
                continue;
            }
            if (published.isNext(event) && !producer.holdsBack(event)) {
                published.add(event);
                next.add(event);
            } else {
                nextRead.now();
            }
        }
        return publish(next);
    }

    /**
     * Publishes what lies in the table.
     *
     * @return how many events Kafka has acknowledged
     */
    int publishOutbox() throws InterruptedException {
        deletes.run();
        var rows = rows();
        rows.forEach(published::add);
        var acknowledged = publish(rows);
        deletes.run();
        var pause = leases.alone() ? BETWEEN_READS_ALONE : BETWEEN_READS_BESIDE_OTHERS;
        nextRead.in(acknowledged < LARGEST_READ ? pause : Duration.ZERO);
        return acknowledged;
    }

    private List<Outgoing> rows() {
        var rows = new ArrayList<Outgoing>();
        if (!leases.held().isEmpty()) {
            pool.preparedQuery(NEXT)
                    .executeAndAwait(
                            Tuple.of(
                                    leases.held().keySet().toArray(Short[]::new),
                                    producer.keysHeldBack().toArray(String[]::new),
                                    producer.topicsHeldBack().toArray(String[]::new)))
                    .forEach(row -> rows.add(Outgoing.of(row)));
        }
        return rows;
    }

    /** What is not acknowledged, for whatever reason, is read again. */
    private int publish(List<Outgoing> events) throws InterruptedException {
        if (events.isEmpty()) {
            return 0;
        }
        var acknowledged = leases.stillHeld() ? producer.publish(events) : List.<Outgoing>of();
        deletes.add(acknowledged, leases.held());
        if (acknowledged.size() < events.size()) {
            var ids = acknowledged.stream().map(Outgoing::id).collect(toSet());
            events.stream().filter(event -> !ids.contains(event.id())).forEach(published::forget);
            nextRead.now();
        }
        return acknowledged.size();
    }

    /** The pause lets what is committed meanwhile go together. */
    private void await(boolean published) throws InterruptedException {
        if (published) {
            Thread.sleep(PAUSE_AFTER_CYCLE);
        }
        wakeUps.tryAcquire(Math.min(deletes.untilDue(), nextRead.left()), TimeUnit.NANOSECONDS);
        wakeUps.drainPermits();
    }
}
