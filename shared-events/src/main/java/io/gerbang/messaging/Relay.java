package io.gerbang.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the outbox: reads the rows of the lanes it holds in order, produces them, and deletes
 * what Kafka has acknowledged. It runs on a thread of its own and may block. A crash between
 * acknowledgement and delete publishes again, which consumers take as the duplicate it is.
 *
 * <p>A record that Kafka refuses for good holds back its own aggregate only, and a topic that Kafka
 * does not know itself only; everything else goes on.
 */
public final class Relay implements Runnable, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration PAUSE_AFTER_CYCLE = Duration.ofMillis(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(250);
    private static final Duration HELD_BACK_FOR = Duration.ofSeconds(5);
    private static final Duration POLL_ALONE = Duration.ofMillis(500);
    private static final Duration POLL_BESIDE_OTHERS = Duration.ofMillis(8);

    /** Rows of one lane in one cycle; after as many there may be more, and nobody to say so. */
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

    /** A row under way to Kafka. */
    private record Sent(Row row, Future<?> result) {

        /** Null where it is under way still, or has arrived. */
        @Nullable Throwable failureSoFar() {
            return result.state() == Future.State.FAILED ? result.exceptionNow() : null;
        }
    }

    private final Pool pool;
    private final LaneLeases leases;
    private final Producer<byte[], byte[]> producer;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Map<String, Long> keysHeldBackUntil = new HashMap<>();
    private final Map<String, Long> topicsHeldBackUntil = new HashMap<>();
    private volatile boolean running = true;
    private volatile long lastCycleAt = System.nanoTime();

    public Relay(Pool pool, LaneLeases leases, Producer<byte[], byte[]> producer, Outbox outbox) {
        this.pool = pool;
        this.leases = leases;
        this.producer = producer;
        outbox.onCommit(this::wake);
    }

    /** There may be something to publish. */
    public void wake() {
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
            relay();
            leave();
        } catch (InterruptedException e) {
            LOG.debug("The relay was interrupted");
        }
    }

    /** Where that fails the leases end by themselves. */
    private void leave() {
        try {
            leases.leave();
        } catch (RuntimeException e) {
            LOG.debugf("The lanes stay leased: %s", e);
        }
    }

    private void relay() throws InterruptedException {
        while (running) {
            lastCycleAt = System.nanoTime();
            try {
                await(leases.renew() ? publishOnce() : 0);
            } catch (RuntimeException e) {
                LOG.warnf("The outbox waits: %s", e.toString());
                Thread.sleep(PAUSE_AFTER_FAILURE);
            }
        }
    }

    @Override
    public void close() {
        running = false;
        wake();
    }

    /**
     * One cycle over the lanes held.
     *
     * @return how many events Kafka has acknowledged
     */
    int publishOnce() throws InterruptedException {
        var held = leases.held();
        if (held.isEmpty()) {
            return 0;
        }
        var rows = new ArrayList<Row>();
        next(held).forEach(rows::add);
        if (rows.isEmpty() || !leases.stillHeld()) {
            return 0;
        }
        var sends = send(rows);
        // Whatever a cycle sends to a broker goes in one request, and waits for no more.
        producer.flush();
        var acknowledged = acknowledged(sends);
        delete(held, acknowledged);
        return acknowledged.size();
    }

    private Iterable<Row> next(Map<Short, Long> held) {
        return pool.preparedQuery(NEXT)
                .executeAndAwait(
                        Tuple.of(
                                held.keySet().toArray(Short[]::new),
                                heldBack(keysHeldBackUntil),
                                heldBack(topicsHeldBackUntil)));
    }

    private static String[] heldBack(Map<String, Long> until) {
        until.values().removeIf(end -> end - System.nanoTime() < 0);
        return until.keySet().toArray(String[]::new);
    }

    /**
     * A send blocks for a while where Kafka does not know the topic, and where Kafka is away: the
     * second topic in a cycle to which that happens is the last.
     */
    private List<Sent> send(List<Row> rows) {
        var sends = new ArrayList<Sent>(rows.size());
        Set<String> failedKeys = new HashSet<>();
        Set<String> unanswered = new HashSet<>();
        for (var row : rows) {
            var topic = row.getString("topic");
            if (unanswered.contains(topic) || failedKeys.contains(row.getString("key"))) {
                continue;
            }
            var send = new Sent(row, send(row));
            sends.add(send);
            var failure = send.failureSoFar();
            if (failure instanceof RetriableException) {
                holdBack(topic, failure);
                unanswered.add(topic);
            } else if (failure != null) {
                failedKeys.add(row.getString("key"));
            }
            if (unanswered.size() > 1) {
                break;
            }
        }
        return sends;
    }

    private Future<?> send(Row row) {
        var value = row.getBuffer("value").getBytes();
        var key = row.getString("key").getBytes(UTF_8);
        return producer.send(
                new ProducerRecord<>(
                        row.getString("topic"), null, null, key, value, EventHeaders.of(row)));
    }

    private List<Row> acknowledged(List<Sent> sends) throws InterruptedException {
        var acknowledged = new ArrayList<Row>(sends.size());
        Set<String> failedKeys = new HashSet<>();
        for (var sent : sends) {
            var row = sent.row();
            try {
                sent.result().get();
                if (!failedKeys.contains(row.getString("key"))) {
                    acknowledged.add(row);
                }
            } catch (ExecutionException e) {
                failedKeys.add(row.getString("key"));
                holdBack(row, e.getCause());
            }
        }
        return acknowledged;
    }

    private void holdBack(Row row, Throwable cause) {
        if (cause instanceof RetriableException) {
            return;
        }
        LOG.errorf(
                "Kafka refuses %s %s-%d, its aggregate waits: %s",
                row.getString("topic"), row.getString("key"), row.getLong("sequence"), cause);
        keysHeldBackUntil.put(row.getString("key"), System.nanoTime() + HELD_BACK_FOR.toNanos());
    }

    private void holdBack(String topic, Throwable cause) {
        LOG.warnf("Kafka does not take %s, it waits: %s", topic, cause);
        topicsHeldBackUntil.put(topic, System.nanoTime() + HELD_BACK_FOR.toNanos());
    }

    /**
     * The epoch in the condition refuses the delete of a holder that was paused past its lease. The
     * commit need not reach the disk: losing it only publishes once more.
     */
    private void delete(Map<Short, Long> held, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var lanes = new Short[rows.size()];
        var epochs = new Long[rows.size()];
        var ids = new Long[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            lanes[i] = rows.get(i).getShort("lane");
            epochs[i] = held.get(lanes[i]);
            ids[i] = rows.get(i).getLong("id");
        }
        leases.deleteFenced(lanes, epochs, ids);
    }

    /** The pause lets what is committed meanwhile go together. */
    private void await(int published) throws InterruptedException {
        if (published > 0) {
            Thread.sleep(PAUSE_AFTER_CYCLE);
        }
        if (published < LARGEST_READ) {
            var poll = leases.alone() ? POLL_ALONE : POLL_BESIDE_OTHERS;
            wakeUps.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS);
        }
        wakeUps.drainPermits();
    }
}
