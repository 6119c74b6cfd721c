package io.gerbang.messaging;

import io.gerbang.messaging.SequenceGate.Passage;
import io.gerbang.messaging.SequenceGate.Stream;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
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
import java.util.stream.Collectors;
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
            select p.topic, p.partition, p."offset", p.key, p.headers, p.value
            from unnest($1::text[], $2::text[]) as s(topic, key)
            join parked_events p on p.key = s.key and p.topic = s.topic
            """;
    private static final String NEXT_PARKED =
            """
            select p.topic, p.partition, p."offset", p.key, p.headers, p.value
            from inbox i
            join parked_events p
              on p.key = i.key and p.topic = i.topic and p.sequence = i.sequence + 1
            where i.topic = $1 and i.key = $2
            """;

    /** Counts the rows that it could insert. */
    private static final String MOVE =
            """
            with moved as (
              select * from unnest($1::text[], $2::text[], $3::bigint[], $4::boolean[],
                                   $5::boolean[]) with ordinality
                as s(topic, key, sequence, parked, fresh, position)
            ), known as (
              update inbox i set sequence = s.sequence, parked = s.parked
              from moved s where not s.fresh and i.key = s.key and i.topic = s.topic
            )
            insert into inbox (topic, key, sequence, parked)
            select topic, key, sequence, parked from moved where fresh order by position
            on conflict do nothing
            """;

    /** Counts the streams that were where they are supposed to be, with nothing parked. */
    private static final String FOLLOW =
            """
            with moved as (
              select * from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[])
                with ordinality as s(topic, key, before, sequence, position)
            ), known as (
              update inbox i set sequence = s.sequence
              from moved s
              where s.before > 0 and i.key = s.key and i.topic = s.topic
                and i.sequence = s.before and not i.parked
              returning 1
            ), fresh as (
              insert into inbox (topic, key, sequence, parked)
              select topic, key, sequence, false from moved where before = 0 order by position
              on conflict do nothing
              returning 1
            )
            select (select count(*) from known) + (select count(*) from fresh)
            """;

    private static final String PARK =
            """
            insert into parked_events (topic, key, sequence, partition, "offset", headers, value)
            select * from unnest($1::text[], $2::text[], $3::bigint[], $4::int[], $5::bigint[],
                                 $6::jsonb[], $7::bytea[])
            on conflict do nothing
            """;
    private static final String UNPARK =
            """
            delete from parked_events p
            using unnest($1::text[], $2::text[], $3::bigint[]) as s(topic, key, sequence)
            where p.key = s.key and p.topic = s.topic and p.sequence <= s.sequence
            """;
    private static final String REMOVE =
            """
            delete from parked_events
            where topic = $1 and key = $2 and partition = $3 and "offset" = $4
            """;

    private static final Comparator<Stream> IN_LOCK_ORDER =
            Comparator.comparing(Stream::key).thenComparing(Stream::topic);

    /** What becomes of the events that wait behind a batch. */
    enum Behind {
        /** They are taken with it as far as it closes their gap. */
        FOLLOWS,
        /** They go on waiting. */
        STAYS
    }

    /**
     * The streams of a batch, locked.
     *
     * @param positions of the streams that are known
     * @param withParked those among them that may have events waiting
     * @param parkedBefore the events that follow the batch
     */
    record Open(
            Map<Stream, Long> positions,
            Set<Stream> withParked,
            List<Arrived> parkedBefore,
            Behind behind) {

        boolean isFresh(Stream stream) {
            return !positions.containsKey(stream);
        }

        boolean keepsParked(Stream stream) {
            return behind == Behind.STAYS && withParked.contains(stream);
        }
    }

    /** One row of {@code inbox} from one sequence to another; 0 where there is none yet. */
    private record Step(Stream stream, long before, long sequence) {}

    /** One row to be in {@code inbox}. */
    private record Position(Stream stream, long sequence, boolean parked, boolean fresh) {}

    /**
     * Moves the streams from before what is taken to behind it.
     *
     * @return fails with {@link NotNextException} where one of them was elsewhere
     */
    Uni<Void> follow(SqlConnection transaction, Passage passage) {
        var steps = steps(passage);
        return transaction
                .preparedQuery(FOLLOW)
                .execute(stepColumns(steps))
                .invoke(rows -> {
                    if (rows.iterator().next().getLong(0) != steps.size()) {
                        throw new NotNextException();
                    }
                })
                .replaceWithVoid();
    }

    Uni<Open> open(SqlConnection transaction, List<Arrived> batch, Behind behind) {
        var streams = batch.stream().map(Arrived::stream).collect(Collectors.toSet());
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
                    return parked(transaction, behind == Behind.STAYS ? Set.of() : withParked)
                            .map(parked -> new Open(positions, withParked, parked, behind));
                });
    }

    /** Moves the streams, and parks and unparks what has to wait or need not any more. */
    Uni<Void> advance(SqlConnection transaction, Open open, Passage passage) {
        var positions = positions(open, passage);
        if (positions.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return move(transaction, positions)
                .chain(() -> park(transaction, passage.parked()))
                .chain(() -> unpark(transaction, open, passage));
    }

    /** The parked event of a stream whose turn it is. */
    Uni<Optional<ConsumerRecord<byte[], byte[]>>> nextParked(Pool pool, Stream stream) {
        return pool.preparedQuery(NEXT_PARKED)
                .execute(Tuple.of(stream.topic(), stream.key()))
                .map(rows ->
                        rows.size() == 0
                                ? Optional.empty()
                                : Optional.of(Raw.of(rows.iterator().next())));
    }

    /** Does nothing where the record is not parked. */
    Uni<Void> removeParked(SqlConnection transaction, ConsumerRecord<byte[], byte[]> raw) {
        return transaction
                .preparedQuery(REMOVE)
                .execute(Tuple.of(raw.topic(), Raw.keyOf(raw), raw.partition(), raw.offset()))
                .replaceWithVoid();
    }

    private static List<Position> positions(Open open, Passage passage) {
        var nowParked = passage.parked().stream().map(Arrived::stream).collect(Collectors.toSet());
        var touched = new HashSet<>(nowParked);
        touched.addAll(passage.positions().keySet());
        return touched.stream()
                .map(stream -> {
                    var before = open.positions().getOrDefault(stream, 0L);
                    return new Position(
                            stream,
                            passage.positions().getOrDefault(stream, before),
                            nowParked.contains(stream) || open.keepsParked(stream),
                            open.isFresh(stream));
                })
                .sorted(Comparator.comparing(Position::stream, IN_LOCK_ORDER))
                .toList();
    }

    private static List<Step> steps(Passage passage) {
        var before = new HashMap<Stream, Long>();
        for (var taken : passage.taken()) {
            before.putIfAbsent(taken.stream(), taken.event().sequence() - 1);
        }
        return passage.positions().entrySet().stream()
                .map(moved ->
                        new Step(moved.getKey(), before.get(moved.getKey()), moved.getValue()))
                .sorted(Comparator.comparing(Step::stream, IN_LOCK_ORDER))
                .toList();
    }

    private static Tuple stepColumns(List<Step> steps) {
        return streamColumns(steps.stream().map(Step::stream).toList())
                .addArrayOfLong(steps.stream().map(Step::before).toArray(Long[]::new))
                .addArrayOfLong(steps.stream().map(Step::sequence).toArray(Long[]::new));
    }

    private static Uni<Void> move(SqlConnection transaction, List<Position> positions) {
        var fresh = positions.stream().filter(Position::fresh).count();
        return transaction
                .preparedQuery(MOVE)
                .execute(positionColumns(positions))
                .invoke(inserted -> {
                    if (inserted.rowCount() != fresh) {
                        throw new ConcurrentTakeException();
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<List<Arrived>> parked(SqlConnection transaction, Set<Stream> streams) {
        if (streams.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return transaction
                .preparedQuery(PARKED)
                .execute(streamColumns(streams))
                .map(InboxStore::readParked);
    }

    private static List<Arrived> readParked(RowSet<Row> rows) {
        var events = new ArrayList<Arrived>();
        rows.forEach(row -> events.add(Arrived.earlier(Raw.of(row))));
        return events;
    }

    private static Uni<Void> park(SqlConnection transaction, List<Arrived> waiting) {
        var news = waiting.stream().filter(arrived -> !arrived.parkedBefore()).toList();
        if (news.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var count = news.size();
        var sequences = new Long[count];
        var partitions = new Integer[count];
        var offsets = new Long[count];
        var headers = new JsonObject[count];
        var values = new Buffer[count];
        for (int i = 0; i < count; i++) {
            var raw = news.get(i).raw();
            sequences[i] = news.get(i).event().sequence();
            partitions[i] = raw.partition();
            offsets[i] = raw.offset();
            headers[i] = EventHeaders.toJson(raw.headers());
            values[i] = Buffer.buffer(Raw.valueOf(raw));
        }
        return transaction
                .preparedQuery(PARK)
                .execute(
                        streamColumns(news.stream().map(Arrived::stream).toList())
                                .addArrayOfLong(sequences)
                                .addArrayOfInteger(partitions)
                                .addArrayOfLong(offsets)
                                .addValue(headers)
                                .addValue(values))
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
                .addArrayOfBoolean(positions.stream().map(Position::parked).toArray(Boolean[]::new))
                .addArrayOfBoolean(positions.stream().map(Position::fresh).toArray(Boolean[]::new));
    }
}
