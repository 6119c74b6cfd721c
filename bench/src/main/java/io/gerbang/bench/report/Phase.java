package io.gerbang.bench.report;

import io.gerbang.bench.measure.Usage;
import java.util.Map;

/**
 * What one load showed.
 *
 * @param windowSeconds how long payments were begun
 * @param inWindow payments that succeeded within that time
 * @param accepted payments that the gateway took on, which the costs are divided by
 * @param late accepted payments that were answered before their outcome
 * @param failures how many payments failed, by reason
 * @param usage from the first payment until no work was left
 * @param memoryMb of each process, at the end
 * @param left what work was left when patience ended; empty where none was
 */
public record Phase(
        String scenario,
        String load,
        int windowSeconds,
        int inWindow,
        int accepted,
        int late,
        Map<String, Integer> failures,
        Latency latency,
        Usage usage,
        Map<String, Double> memoryMb,
        String left) {

    /** What the title of a load says when it ran on the seeded store. */
    public static final String SEEDED = ", seeded";

    /**
     * Percentiles in milliseconds.
     *
     * @param requestP99Ms of single requests, where a payment takes two
     */
    public record Latency(double p50Ms, double p95Ms, double p99Ms, double requestP99Ms) {}

    String title() {
        return scenario + ", " + load;
    }

    public double paymentsPerSecond() {
        return inWindow / (double) windowSeconds;
    }

    /** An amount as the share of one payment; 0 where there was none. */
    public double perPayment(double amount) {
        return accepted == 0 ? 0 : amount / accepted;
    }

    public int failed() {
        return failures.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Payments in a transaction of settlement: the size of its batches. */
    public double ledgerBatch() {
        var blocks = usage.database().ledgerBlocks();
        return blocks == 0 ? 0 : accepted / (double) blocks;
    }

    /** Seconds after the load's window until no work was left. */
    public double drainSeconds() {
        return Math.max(0, usage.seconds() - windowSeconds);
    }

    /** Whether every payment succeeded and all that follows from it was done. */
    public boolean isClean() {
        return failures.isEmpty() && late == 0 && left.isEmpty() && usage.restarted().isEmpty();
    }
}
