package io.gerbang.bench.load;

import io.gerbang.bench.load.Outcome.Failed;
import io.gerbang.bench.load.Outcome.Late;
import io.gerbang.bench.load.Outcome.Succeeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Counts what came of the payments of one load. Belongs to one event loop while it runs. */
public final class Tally {
    private static final long LONGEST_MICROSECONDS = TimeUnit.MINUTES.toMicros(2);
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final double MICROSECONDS_PER_MS = 1000;

    private final Histogram payments = new Histogram(LONGEST_MICROSECONDS, SIGNIFICANT_DIGITS);
    private final Histogram requests = new Histogram(LONGEST_MICROSECONDS, SIGNIFICANT_DIGITS);
    private final List<String> accepted = new ArrayList<>();
    private final Map<String, Integer> failures = new TreeMap<>();
    private int late;
    private int inWindow;

    /**
     * @param nanoseconds from when the payment was due to begin until its last answer
     * @param withinWindow whether the answer came before the load's end
     */
    void add(Outcome outcome, long nanoseconds, boolean withinWindow) {
        switch (outcome) {
            case Succeeded(var paymentId, var captureNanoseconds) -> {
                accepted.add(paymentId);
                record(payments, nanoseconds);
                record(requests, nanoseconds - captureNanoseconds);
                if (captureNanoseconds > 0) {
                    record(requests, captureNanoseconds);
                }
                inWindow += withinWindow ? 1 : 0;
            }
            case Late(var paymentId) -> {
                accepted.add(paymentId);
                late++;
            }
            case Failed(var reason) -> failures.merge(reason, 1, Integer::sum);
        }
    }

    /** Takes in what came of another load. */
    public void add(Tally other) {
        payments.add(other.payments);
        requests.add(other.requests);
        accepted.addAll(other.accepted);
        other.failures.forEach((reason, count) -> failures.merge(reason, count, Integer::sum));
        late += other.late;
        inWindow += other.inWindow;
    }

    /** Payments whose success was answered before the load's end. */
    public int inWindow() {
        return inWindow;
    }

    /** Payments that the gateway took on, answered late or not. */
    public List<String> accepted() {
        return accepted;
    }

    /** Payments that were answered before their outcome was known. */
    public int late() {
        return late;
    }

    /** How many payments failed, by reason. */
    public Map<String, Integer> failures() {
        return failures;
    }

    /**
     * Latency of the payments that succeeded, in milliseconds; 0 where none did.
     *
     * @param percentile from 0 to 100
     */
    public double latencyMs(double percentile) {
        return payments.getValueAtPercentile(percentile) / MICROSECONDS_PER_MS;
    }

    /** The same of the requests that those payments took. */
    public double requestLatencyMs(double percentile) {
        return requests.getValueAtPercentile(percentile) / MICROSECONDS_PER_MS;
    }

    private static void record(Histogram microseconds, long nanoseconds) {
        microseconds.recordValue(
                Math.min(TimeUnit.NANOSECONDS.toMicros(nanoseconds), LONGEST_MICROSECONDS));
    }
}
