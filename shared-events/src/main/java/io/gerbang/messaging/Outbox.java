package io.gerbang.messaging;

import io.gerbang.events.EventRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Utils;

/**
 * Writes events into {@code event_log}, the source for replay, and {@code outbox}, what is yet to
 * be published. Append only after the aggregate's row is locked and its version advanced: that
 * makes sequences contiguous and, per aggregate, the outbox's ids ascending.
 */
public final class Outbox {

    /** Aggregates are spread over lanes, and each lane is published by one relay at a time. */
    public static final int LANES = 8;

    private static final String APPEND =
            """
            with appended as (
              select * from unnest($1::smallint[], $2::text[], $3::text[], $4::bigint[], $5::text[],
                                   $6::text[], $7::boolean[], $8::timestamptz[], $9::text[],
                                   $10::text[], $11::text[], $12::bytea[]) with ordinality
                as e(lane, topic, key, sequence, type, merchant_id, livemode, occurred_at,
                     correlation_id, causation_id, traceparent, value, position)
            ), logged as (
              insert into event_log (topic, key, sequence, type, merchant_id, livemode, occurred_at,
                                     correlation_id, causation_id, traceparent, value)
              select topic, key, sequence, type, merchant_id, livemode, occurred_at,
                     correlation_id, causation_id, traceparent, value
              from appended
            )
            insert into outbox (lane, topic, key, sequence)
            select lane, topic, key, sequence from appended order by position
            returning id
            """;

    private final Map<SqlConnection, List<Outgoing>> appended = new ConcurrentHashMap<>();
    private volatile Consumer<List<Outgoing>> relay = events -> {};

    /** Appends events in the given order, inside the transaction that changes their aggregates. */
    public Uni<Void> append(SqlConnection transaction, List<? extends EventRecord<?>> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var values = events.stream().map(event -> EventCodec.write(event.event())).toList();
        return transaction
                .preparedQuery(APPEND)
                .execute(columns(events, values))
                .invoke(ids ->
                        appended.computeIfAbsent(transaction, _ -> new ArrayList<>())
                                .addAll(outgoing(events, values, ids)))
                .replaceWithVoid();
    }

    /** The lane of an aggregate. */
    public static short laneOf(String key) {
        return (short) (Utils.toPositive(Utils.murmur2(Utils.utf8(key))) % LANES);
    }

    /**
     * @param relay takes what has been committed; it must not block
     */
    void onCommit(Consumer<List<Outgoing>> relay) {
        this.relay = relay;
    }

    /** What this transaction, which ends here, has appended. */
    List<Outgoing> appendedIn(SqlConnection transaction) {
        return Objects.requireNonNullElse(appended.remove(transaction), List.of());
    }

    void committed(List<Outgoing> events) {
        relay.accept(events);
    }

    /** With the ids of their rows, which are inserted, and so returned, in the events' order. */
    private static List<Outgoing> outgoing(
            List<? extends EventRecord<?>> events, List<byte[]> values, RowSet<Row> ids) {
        if (ids.size() != events.size()) {
            throw new IllegalStateException("each event must have its row");
        }
        var outgoing = new ArrayList<Outgoing>(events.size());
        for (var row : ids) {
            var i = outgoing.size();
            outgoing.add(Outgoing.of(events.get(i), row.getLong(0), values.get(i)));
        }
        return outgoing;
    }

    private static Tuple columns(List<? extends EventRecord<?>> events, List<byte[]> bodies) {
        var count = events.size();
        var lanes = new Short[count];
        var topics = new String[count];
        var keys = new String[count];
        var sequences = new Long[count];
        var types = new String[count];
        var merchants = new String[count];
        var livemodes = new Boolean[count];
        var times = new OffsetDateTime[count];
        var correlations = new String[count];
        var causations = new String[count];
        var traces = new String[count];
        var values = new Buffer[count];
        for (int i = 0; i < count; i++) {
            var event = events.get(i);
            lanes[i] = laneOf(event.key());
            topics[i] = event.topic().topicName();
            keys[i] = event.key();
            sequences[i] = event.sequence();
            types[i] = EventCodec.typeOf(event.event());
            merchants[i] = event.merchantId();
            livemodes[i] = event.livemode();
            times[i] = event.occurredAt().atOffset(ZoneOffset.UTC);
            correlations[i] = event.correlationId();
            causations[i] = event.causationId();
            traces[i] = event.traceparent();
            values[i] = Buffer.buffer(bodies.get(i));
        }
        return Tuple.tuple()
                .addArrayOfShort(lanes)
                .addArrayOfString(topics)
                .addArrayOfString(keys)
                .addArrayOfLong(sequences)
                .addArrayOfString(types)
                .addArrayOfString(merchants)
                .addArrayOfBoolean(livemodes)
                .addArrayOfOffsetDateTime(times)
                .addArrayOfString(correlations)
                .addArrayOfString(causations)
                .addArrayOfString(traces)
                .addValue(values);
    }
}
