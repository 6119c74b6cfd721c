package io.gerbang.messaging;

import io.gerbang.events.EventRecord;
import io.gerbang.events.Topic;
import io.gerbang.messaging.SequenceGate.Passage;
import io.gerbang.messaging.SequenceGate.Stream;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The tables {@code inbox} and {@code parked_events}. */
public final class InboxStore {

    private static final String LOCK =
            """
            select i.topic, i.key, i.sequence, i.parked
            from unnest($1::text[], $2::text[]) as s(topic, key)
            join inbox i on i.key = s.key and i.topic = s.topic
            order by i.key, i.topic for update of i
            """;
    private static final String PARKED =
            """
            select p.topic, p.key, p.headers, p.value
            from unnest($1::text[], $2::text[]) as s(topic, key)
            join parked_events p on p.key = s.key and p.topic = s.topic
            """;
    private static final String INSERT =
            """
            insert into inbox (topic, key, sequence, parked)
            select * from unnest($1::text[], $2::text[], $3::bigint[], $4::boolean[])
              as s(topic, key, sequence, parked)
            on conflict do nothing
            """;
    private static final String UPDATE =
            """
            update inbox i set sequence = s.sequence, parked = s.parked
            from unnest($1::text[], $2::text[], $3::bigint[], $4::boolean[])
              as s(topic, key, sequence, parked)
            where i.key = s.key and i.topic = s.topic
            """;
    private static final String PARK =
            """
            insert into parked_events (topic, key, sequence, headers, value)
            select * from unnest($1::text[], $2::text[], $3::bigint[], $4::jsonb[], $5::bytea[])
            on conflict do nothing
            """;
    private static final String UNPARK =
            """
            delete from parked_events p
            using unnest($1::text[], $2::text[], $3::bigint[]) as s(topic, key, sequence)
            where p.key = s.key and p.topic = s.topic and p.sequence <= s.sequence
            """;

    private static final Comparator<Stream> IN_LOCK_ORDER =
            Comparator.comparing(Stream::key).thenComparing(Stream::topic);

    /**
     * The streams of a batch, locked.
     *
     * @param positions of the streams that are known
     * @param withParked those among them that have events waiting
     * @param parkedBefore these events
     */
    record Open(
            Map<Stream, Long> positions,
            Set<Stream> withParked,
            List<EventRecord<?>> parkedBefore) {}

    /** One row to be in {@code inbox}. */
    private record Position(Stream stream, long sequence, boolean parked) {}

    Uni<Open> open(SqlConnection transaction, List<EventRecord<?>> events) {
        var streams = events.stream().map(SequenceGate::streamOf).distinct().toList();
        return transaction
                .preparedQuery(LOCK)
                .execute(streamColumns(streams))
                .chain(rows -> {
                    var positions = new HashMap<Stream, Long>();
                    var withParked = new HashSet<Stream>();
                    for (var row : rows) {
                        var stream = new Stream(row.getString(0), row.getString(1));
                        positions.put(stream, row.getLong(2));
                        if (row.getBoolean(3)) {
                            withParked.add(stream);
                        }
                    }
                    return parked(transaction, withParked)
                            .map(parked -> new Open(positions, withParked, parked));
                });
    }

    /** Moves the streams, and parks and unparks what has to wait or need not any more. */
    Uni<Void> advance(
            SqlConnection transaction,
            Open open,
            Passage passage,
            Function<EventRecord<?>, Optional<ConsumerRecord<byte[], byte[]>>> rawOf) {
        var nowParked = new HashSet<Stream>();
        passage.parked().forEach(event -> nowParked.add(SequenceGate.streamOf(event)));
        var moved = new HashSet<>(passage.positions().keySet());
        moved.addAll(nowParked);

        var fresh = new ArrayList<Position>();
        var known = new ArrayList<Position>();
        for (var stream : moved.stream().sorted(IN_LOCK_ORDER).toList()) {
            var before = open.positions().get(stream);
            var sequence = passage.positions().getOrDefault(stream, before == null ? 0L : before);
            (before == null ? fresh : known)
                    .add(new Position(stream, sequence, nowParked.contains(stream)));
        }
        return insert(transaction, fresh)
                .chain(() -> update(transaction, known))
                .chain(() -> park(transaction, passage.parked(), rawOf))
                .chain(() -> unpark(transaction, open, passage));
    }

    private Uni<List<EventRecord<?>>> parked(SqlConnection transaction, Set<Stream> streams) {
        if (streams.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return transaction
                .preparedQuery(PARKED)
                .execute(streamColumns(streams))
                .map(InboxStore::readParked);
    }

    private static List<EventRecord<?>> readParked(RowSet<Row> rows) {
        var events = new ArrayList<EventRecord<?>>();
        for (var row : rows) {
            var raw = Raw.record(row.getString(0), 0, 0, row.getString(1), row, 2, 3);
            events.add(EventHeaders.read(Topic.named(raw.topic()).orElseThrow(), raw));
        }
        return events;
    }

    private static Uni<Void> insert(SqlConnection transaction, List<Position> fresh) {
        if (fresh.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(INSERT)
                .execute(positionColumns(fresh))
                .invoke(inserted -> {
                    if (inserted.rowCount() != fresh.size()) {
                        throw new ConcurrentTakeException();
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Void> update(SqlConnection transaction, List<Position> known) {
        return known.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(UPDATE)
                        .execute(positionColumns(known))
                        .replaceWithVoid();
    }

    private static Uni<Void> park(
            SqlConnection transaction,
            List<EventRecord<?>> events,
            Function<EventRecord<?>, Optional<ConsumerRecord<byte[], byte[]>>> rawOf) {
        var news = events.stream().flatMap(event -> rawOf.apply(event).stream()).toList();
        if (news.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var parked = events.stream().filter(event -> rawOf.apply(event).isPresent()).toList();
        return transaction
                .preparedQuery(PARK)
                .execute(
                        streamColumns(parked.stream().map(SequenceGate::streamOf).toList())
                                .addArrayOfLong(
                                        parked.stream()
                                                .map(EventRecord::sequence)
                                                .toArray(Long[]::new))
                                .addValue(
                                        news.stream()
                                                .map(raw -> EventHeaders.toJson(raw.headers()))
                                                .toArray(JsonObject[]::new))
                                .addValue(
                                        news.stream()
                                                .map(raw -> Buffer.buffer(raw.value()))
                                                .toArray(Buffer[]::new)))
                .replaceWithVoid();
    }

    private static Uni<Void> unpark(SqlConnection transaction, Open open, Passage passage) {
        var drained =
                passage.positions().entrySet().stream()
                        .filter(moved -> open.withParked().contains(moved.getKey()))
                        .toList();
        if (drained.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(UNPARK)
                .execute(
                        streamColumns(drained.stream().map(Map.Entry::getKey).toList())
                                .addArrayOfLong(
                                        drained.stream()
                                                .map(Map.Entry::getValue)
                                                .toArray(Long[]::new)))
                .replaceWithVoid();
    }

    private static Tuple streamColumns(Collection<Stream> streams) {
        return Tuple.tuple()
                .addArrayOfString(streams.stream().map(Stream::topic).toArray(String[]::new))
                .addArrayOfString(streams.stream().map(Stream::key).toArray(String[]::new));
    }

    private static Tuple positionColumns(List<Position> positions) {
        return streamColumns(positions.stream().map(Position::stream).toList())
                .addArrayOfLong(positions.stream().map(Position::sequence).toArray(Long[]::new))
                .addArrayOfBoolean(
                        positions.stream().map(Position::parked).toArray(Boolean[]::new));
    }
}
