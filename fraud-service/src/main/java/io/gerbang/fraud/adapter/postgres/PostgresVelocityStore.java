package io.gerbang.fraud.adapter.postgres;

import io.gerbang.fraud.application.VelocityStore;
import io.gerbang.fraud.domain.CounterKey;
import io.gerbang.fraud.domain.VelocityCounts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

@Singleton
class PostgresVelocityStore implements VelocityStore {

    private static final String LOAD =
            """
            select wanted.position, v.bucket_start, v.count
            from unnest($1::text[], $2::boolean[], $3::text[], $4::text[], $5::timestamptz[])
                with ordinality
                as wanted(merchant_id, livemode, counter, subject_id, oldest, position)
            join velocity_counts v
              on v.subject_id = wanted.subject_id and v.counter = wanted.counter
             and v.merchant_id = wanted.merchant_id and v.livemode = wanted.livemode
             and v.bucket_start >= wanted.oldest
            """;
    private static final String ADD =
            """
            insert into velocity_counts (merchant_id, livemode, counter, subject_id, bucket_start,
                                         count, recorded_at)
            select added.*, $7
            from unnest($1::text[], $2::boolean[], $3::text[], $4::text[], $5::timestamptz[],
                        $6::int[]) as added
            on conflict (subject_id, counter, merchant_id, livemode, bucket_start)
            do update set count = velocity_counts.count + excluded.count
            """;

    private final Clock clock;

    PostgresVelocityStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Uni<List<VelocityCounts.Bucket>> load(
            SqlConnection transaction, Map<CounterKey, Instant> oldestBuckets) {
        if (oldestBuckets.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        var keys = List.copyOf(oldestBuckets.keySet());
        var oldest = keys.stream().map(oldestBuckets::get).map(PostgresVelocityStore::time);
        return transaction
                .preparedQuery(LOAD)
                .execute(columns(keys).addArrayOfOffsetDateTime(array(oldest.toList())))
                .map(rows -> {
                    var buckets = new ArrayList<VelocityCounts.Bucket>();
                    for (var row : rows) {
                        var key = keys.get(row.getInteger(0) - 1);
                        var start = row.getOffsetDateTime(1).toInstant();
                        buckets.add(new VelocityCounts.Bucket(key, start, row.getInteger(2)));
                    }
                    return buckets;
                });
    }

    @Override
    public Uni<Void> add(SqlConnection transaction, List<VelocityCounts.Bucket> additions) {
        if (additions.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var keys = additions.stream().map(VelocityCounts.Bucket::key).toList();
        var starts = additions.stream().map(bucket -> time(bucket.start())).toList();
        var counts = additions.stream().map(VelocityCounts.Bucket::count).toArray(Integer[]::new);
        return transaction
                .preparedQuery(ADD)
                .execute(
                        columns(keys)
                                .addArrayOfOffsetDateTime(array(starts))
                                .addArrayOfInteger(counts)
                                .addOffsetDateTime(time(clock.instant())))
                .replaceWithVoid();
    }

    private static Tuple columns(List<CounterKey> keys) {
        var count = keys.size();
        var merchants = new String[count];
        var livemodes = new Boolean[count];
        var counters = new String[count];
        var subjects = new String[count];
        for (int i = 0; i < count; i++) {
            var key = keys.get(i);
            merchants[i] = key.tenant().merchantId();
            livemodes[i] = key.tenant().livemode();
            counters[i] = key.counter().name();
            subjects[i] = key.subjectId();
        }
        return Tuple.tuple()
                .addArrayOfString(merchants)
                .addArrayOfBoolean(livemodes)
                .addArrayOfString(counters)
                .addArrayOfString(subjects);
    }

    private static OffsetDateTime[] array(Collection<OffsetDateTime> times) {
        return times.toArray(OffsetDateTime[]::new);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
