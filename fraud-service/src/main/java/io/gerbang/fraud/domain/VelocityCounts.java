package io.gerbang.fraud.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The counts that one batch looks at and adds to, so that its earlier members count for the later
 * ones. Not thread-safe: it lives as long as its batch.
 */
public final class VelocityCounts {

    /** What has happened in one bucket, or has been added to it. */
    public record Bucket(CounterKey key, Instant start, int count) {}

    private final Map<CounterKey, NavigableMap<Instant, Integer>> counts = new HashMap<>();
    private final NavigableMap<CounterKey, NavigableMap<Instant, Integer>> additions =
            new TreeMap<>();

    public VelocityCounts(List<Bucket> known) {
        known.forEach(bucket -> add(counts, bucket.key(), bucket.start(), bucket.count()));
    }

    /** How often it happened in the window that ends at {@code now}. */
    public int within(CounterKey key, Instant now) {
        var buckets = counts.get(key);
        if (buckets == null) {
            return 0;
        }
        var window = key.counter().window();
        return buckets
                .subMap(window.oldestBucket(now), true, window.bucketOf(now), true)
                .values()
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** It happened once more to these subjects, as far as they are known. */
    public void add(Subjects subjects, List<Counter> counters, Instant at) {
        for (var counter : counters) {
            var key = subjects.key(counter);
            if (key != null) {
                var start = counter.window().bucketOf(at);
                add(counts, key, start, 1);
                add(additions, key, start, 1);
            }
        }
    }

    /** What this batch added, in the order in which it may be written. */
    public List<Bucket> additions() {
        var buckets = new ArrayList<Bucket>();
        additions.forEach((key, added) ->
                added.forEach((start, count) -> buckets.add(new Bucket(key, start, count))));
        return buckets;
    }

    private static void add(
            Map<CounterKey, NavigableMap<Instant, Integer>> counts,
            CounterKey key,
            Instant start,
            int count) {
        counts.computeIfAbsent(key, unseen -> new TreeMap<>()).merge(start, count, Integer::sum);
    }
}
