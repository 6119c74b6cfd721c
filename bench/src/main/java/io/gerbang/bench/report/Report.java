package io.gerbang.bench.report;

import io.gerbang.bench.measure.Floor;
import io.gerbang.bench.read.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * All that a run measured.
 *
 * @param webhookDeliveries that came, repeated ones too
 * @param webhookForgeries how many of the verified sample had a wrong signature
 * @param readings of each kind of read; none where none was asked for
 */
public record Report(
        Machine machine,
        List<Floor.Level> floor,
        List<Phase> phases,
        long webhookDeliveries,
        long webhookForgeries,
        List<Reading> readings) {

    /** The windows of a load on the store as it was, and those of the same on the seeded one. */
    public record Comparison(List<Phase> before, List<Phase> seeded) {

        /** Payments per second on the seeded store, as a share of those before. */
        public double speed() {
            return mean(seeded, Phase::paymentsPerSecond) / mean(before, Phase::paymentsPerSecond);
        }

        static double mean(List<Phase> windows, ToDoubleFunction<Phase> figure) {
            return windows.stream().mapToDouble(figure).average().orElseThrow();
        }
    }

    /** Whether every payment of every phase succeeded, and every verified webhook was genuine. */
    public boolean isClean() {
        return webhookForgeries == 0 && phases.stream().allMatch(Phase::isClean);
    }

    /** Whether every read found something, and 99 of 100 of each kind did within the limit. */
    public boolean readsWithin(double limitMs) {
        return readings.stream().allMatch(reading -> reading.isWithin(limitMs));
    }

    /** One for each load that ran on both stores. */
    public List<Comparison> comparisons() {
        var windows = new LinkedHashMap<String, List<Phase>>();
        for (var phase : phases) {
            windows.computeIfAbsent(phase.title(), _ -> new ArrayList<>()).add(phase);
        }
        return windows.entrySet().stream()
                .filter(load -> windows.containsKey(load.getKey() + Phase.SEEDED))
                .map(load ->
                        new Comparison(load.getValue(), windows.get(load.getKey() + Phase.SEEDED)))
                .toList();
    }
}
