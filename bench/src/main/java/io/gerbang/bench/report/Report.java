package io.gerbang.bench.report;

import io.gerbang.bench.measure.Floor;
import io.gerbang.bench.read.Reading;
import java.util.List;

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

    /** A load on the store as it was, and the same on the seeded one. */
    public record Comparison(Phase before, Phase seeded) {

        /** Payments per second on the seeded store, as a share of those before. */
        public double speed() {
            return seeded.paymentsPerSecond() / before.paymentsPerSecond();
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

    /** One for each load that ran twice. */
    public List<Comparison> comparisons() {
        return phases.stream()
                .flatMap(before ->
                        phases.stream()
                                .filter(seeded -> isSame(before, seeded))
                                .map(seeded -> new Comparison(before, seeded)))
                .toList();
    }

    private static boolean isSame(Phase before, Phase seeded) {
        return seeded.scenario().equals(before.scenario())
                && seeded.load().equals(before.load() + Phase.SEEDED);
    }
}
