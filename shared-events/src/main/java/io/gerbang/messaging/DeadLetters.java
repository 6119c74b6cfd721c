package io.gerbang.messaging;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Records that could not be taken: kept in {@code dead_letters} for replay, and published through
 * the outbox on {@code <consumer>.dlq.<topic>}, so that each service writes its own topics only.
 */
public final class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final String KEEP =
            """
            insert into dead_letters (topic, partition, "offset", key, headers, value, reason)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict do nothing returning id
            """;
    private static final String PUBLISH =
            """
            with logged as (
              insert into event_log (topic, key, sequence, type, merchant_id, livemode, occurred_at,
                                     correlation_id, value, headers)
              values ($1, $2, $3, 'DeadLetter', '', false, now(), '', $4, $5)
            )
            insert into outbox (lane, topic, key, sequence) values ($6, $1, $2, $3)
            """;
    private static final String WAITING =
            """
            select id, topic, partition, "offset", key, reason, died_at, headers, value
            from dead_letters where replayed_at is null and id > $1 order by id limit 1000
            """;
    private static final String ONE =
            """
            select id, topic, partition, "offset", key, reason, died_at, headers, value
            from dead_letters where replayed_at is null and id = $1
            """;
    private static final String REPLAYED =
            "update dead_letters set replayed_at = now() where id = $1";

    /** An index of PostgreSQL refuses keys of more than 2,704 bytes; ours have 27. */
    private static final int LONGEST_KEY = 500;

    /** A record that waits for replay. */
    public record DeadLetter(
            long id,
            String topic,
            int partition,
            long offset,
            String key,
            String reason,
            Instant diedAt) {}

    private final String consumer;

    /**
     * @param consumer name of the service that consumes
     */
    public DeadLetters(String consumer) {
        this.consumer = consumer;
    }

    Uni<Void> add(SqlConnection tx, ConsumerRecord<byte[], byte[]> raw, Throwable failure) {
        var key = Raw.keyOf(raw);
        var value = Buffer.buffer(Raw.valueOf(raw));
        var reason = Raw.storable(failure.getClass().getSimpleName() + ": " + failure.getMessage());
        var headers = EventHeaders.toJson(raw.headers());
        return tx.preparedQuery(KEEP)
                .execute(
                        Tuple.tuple()
                                .addString(raw.topic())
                                .addInteger(raw.partition())
                                .addLong(raw.offset())
                                .addString(key)
                                .addJsonObject(headers)
                                .addBuffer(value)
                                .addString(reason))
                .chain(kept ->
                        kept.rowCount() == 0
                                ? Uni.createFrom().voidItem()
                                : publish(
                                        tx,
                                        raw,
                                        key,
                                        kept.iterator().next().getLong(0),
                                        value,
                                        headers.copy().put("dlq_reason", reason)));
    }

    private Uni<Void> publish(
            SqlConnection tx,
            ConsumerRecord<byte[], byte[]> raw,
            String key,
            long id,
            Buffer value,
            JsonObject headers) {
        var shortened = key.substring(0, Math.min(key.length(), LONGEST_KEY));
        headers.put("dlq_partition", Integer.toString(raw.partition()))
                .put("dlq_offset", Long.toString(raw.offset()));
        return tx.preparedQuery(PUBLISH)
                .execute(
                        Tuple.tuple()
                                .addString(consumer + ".dlq." + raw.topic())
                                .addString(shortened)
                                .addLong(id)
                                .addBuffer(value)
                                .addJsonObject(headers)
                                .addShort(Outbox.laneOf(shortened)))
                .replaceWithVoid();
    }

    /**
     * The oldest thousand that wait for replay.
     *
     * @param after only letters with a greater id; 0 for the first page
     */
    public Uni<List<DeadLetter>> waiting(Pool pool, long after) {
        return pool.preparedQuery(WAITING)
                .execute(Tuple.of(after))
                .map(rows -> {
                    var letters = new ArrayList<DeadLetter>();
                    rows.forEach(row -> letters.add(letter(row)));
                    return letters;
                });
    }

    /**
     * Takes all of them again, in order.
     *
     * @return how many could be taken now
     */
    public Uni<Integer> replay(Pool pool, Inbox inbox) {
        return replayAfter(pool, inbox, 0);
    }

    /**
     * Takes one of them again.
     *
     * @return how many could be taken now, which is 0 where no such letter waits
     */
    public Uni<Integer> replay(Pool pool, Inbox inbox, long id) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(id))
                .chain(rows -> replay(pool, inbox, rows));
    }

    private static Uni<Integer> replayAfter(Pool pool, Inbox inbox, long id) {
        return pool.preparedQuery(WAITING)
                .execute(Tuple.of(id))
                .chain(rows -> {
                    var last = id;
                    for (var row : rows) {
                        last = row.getLong("id");
                    }
                    var next = last;
                    return rows.size() == 0
                            ? Uni.createFrom().item(0)
                            : replay(pool, inbox, rows)
                                    .chain(taken ->
                                            replayAfter(pool, inbox, next)
                                                    .map(later -> taken + later));
                });
    }

    private static Uni<Integer> replay(Pool pool, Inbox inbox, RowSet<Row> rows) {
        return Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(row -> replay(pool, inbox, row))
                .collect()
                .with(Collectors.summingInt(Integer::intValue));
    }

    private static Uni<Integer> replay(Pool pool, Inbox inbox, Row row) {
        return inbox.replay(Raw.of(row))
                .chain(() -> pool.preparedQuery(REPLAYED).execute(Tuple.of(row.getLong("id"))))
                .replaceWith(1)
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("Dead letter %d waits on: %s", row.getLong("id"), failure))
                .onFailure()
                .recoverWithItem(0);
    }

    private static DeadLetter letter(Row row) {
        return new DeadLetter(
                row.getLong(0),
                row.getString(1),
                row.getInteger(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                row.getOffsetDateTime(6).toInstant());
    }
}
