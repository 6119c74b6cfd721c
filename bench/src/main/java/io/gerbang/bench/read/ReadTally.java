package io.gerbang.bench.read;

import io.gerbang.bench.load.Answer;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Counts the answers to one kind of read. Belongs to one event loop while it runs. */
final class ReadTally {
    private static final long LONGEST_MICROSECONDS = TimeUnit.MINUTES.toMicros(1);
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final double MICROSECONDS_PER_MS = 1000;

    private final Histogram microseconds = new Histogram(LONGEST_MICROSECONDS, SIGNIFICANT_DIGITS);
    private final Map<String, Integer> failures = new TreeMap<>();
    private int found;

    void add(Answer answer, long nanoseconds) {
        if (!answer.isSuccess()) {
            fail(answer.problem());
        } else {
            found += isEmpty(answer) ? 0 : 1;
            microseconds.recordValue(
                    Math.min(TimeUnit.NANOSECONDS.toMicros(nanoseconds), LONGEST_MICROSECONDS));
        }
    }

    void fail(String reason) {
        failures.merge(reason, 1, Integer::sum);
    }

    Reading reading(String kind) {
        if (microseconds.getTotalCount() > 0 && found == 0) {
            // All that is asked for is there; only beyond a list's end may a page be empty.
            fail("nothing was ever found");
        }
        return new Reading(
                kind,
                microseconds.getTotalCount(),
                microseconds.getValueAtPercentile(50) / MICROSECONDS_PER_MS,
                microseconds.getValueAtPercentile(99) / MICROSECONDS_PER_MS,
                Map.copyOf(failures));
    }

    private static boolean isEmpty(Answer answer) {
        var data = answer.body().getJsonArray("data");
        return data != null && data.isEmpty();
    }
}
