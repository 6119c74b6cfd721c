package io.gerbang.messaging;

import io.gerbang.events.Act;
import io.gerbang.events.Act.Detail;
import io.gerbang.events.EventRecord;
import io.gerbang.events.OperatorActed;
import io.gerbang.events.Topic;
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
 * Each replay is an operator's act, whose event commits with it.
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
            """
            update dead_letters set replayed_at = now() where id = $1 and replayed_at is null
            returning replayed_at
            """;

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

    /**
     * The operator who has letters taken again.
     *
     * @param origin the address that the request came from
     */
    public record Actor(String name, String origin) {}

    private final String consumer;
    private final Topic acts;
    private final Outbox outbox;

    /**
     * @param consumer name of the service that consumes
     * @param acts where it tells what operators do
     */
    public DeadLetters(String consumer, Topic acts, Outbox outbox) {
        this.consumer = consumer;
        this.acts = acts;
        this.outbox = outbox;
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
    public Uni<Integer> replay(Pool pool, Inbox inbox, Actor actor) {
        return replayAfter(pool, inbox, actor, 0);
    }

    /**
     * Takes one of them again.
     *
     * @return how many could be taken now, which is 0 where no such letter waits
     */
    public Uni<Integer> replay(Pool pool, Inbox inbox, Actor actor, long id) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(id))
                .chain(rows -> replay(inbox, actor, rows));
    }

    private Uni<Integer> replayAfter(Pool pool, Inbox inbox, Actor actor, long id) {
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
                            : replay(inbox, actor, rows)
                                    .chain(taken ->
                                            replayAfter(pool, inbox, actor, next)
                                                    .map(later -> taken + later));
                });
    }

    private Uni<Integer> replay(Inbox inbox, Actor actor, RowSet<Row> rows) {
        return Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(row -> replay(inbox, actor, row))
                .collect()
                .with(Collectors.summingInt(Integer::intValue));
    }

    private Uni<Integer> replay(Inbox inbox, Actor actor, Row row) {
        return inbox.replay(Raw.of(row), tx -> replayed(tx, actor, letter(row)))
                .replaceWith(1)
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("Dead letter %d waits on: %s", row.getLong("id"), failure))
                .onFailure()
                .recoverWithItem(0);
    }

    /** Whoever comes second has done nothing, and nothing is told of her. */
    private Uni<Void> replayed(SqlConnection tx, Actor actor, DeadLetter letter) {
        return tx.preparedQuery(REPLAYED)
                .execute(Tuple.of(letter.id()))
                .map(rows -> {
                    var told = new ArrayList<EventRecord<?>>();
                    rows.forEach(row ->
                            told.add(
                                    OperatorActed.record(
                                            acts,
                                            OperatorActed.EVERY_MERCHANT,
                                            false,
                                            row.getOffsetDateTime(0).toInstant(),
                                            act(actor, letter))));
                    return told;
                })
                .chain(told -> outbox.append(tx, told));
    }

    /** Without the letter's key and reason: in what is no event of ours they may be anything. */
    private Act act(Actor actor, DeadLetter letter) {
        return new Act(
                actor.name(),
                actor.origin(),
                "dead_letter.replayed",
                consumer,
                List.of(
                        new Detail("id", Long.toString(letter.id())),
                        new Detail("topic", letter.topic()),
                        new Detail("partition", Integer.toString(letter.partition())),
                        new Detail("offset", Long.toString(letter.offset()))));
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
