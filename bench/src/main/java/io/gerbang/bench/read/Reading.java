package io.gerbang.bench.read;

import java.util.Map;

/**
 * What one kind of read took.
 *
 * @param answers that were no errors
 * @param failures how many errors there were, by reason
 */
public record Reading(
        String kind, long answers, double p50Ms, double p99Ms, Map<String, Integer> failures) {

    /** Whether there were only answers, and 99 of 100 came within the limit. */
    public boolean isWithin(double limitMs) {
        return failures.isEmpty() && p99Ms <= limitMs;
    }
}
