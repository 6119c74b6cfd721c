package io.gerbang.bench.report;

import io.gerbang.bench.measure.Floor;
import java.util.List;

/**
 * All that a run measured.
 *
 * @param webhookDeliveries that came, repeated ones too
 * @param webhookForgeries how many of the verified sample had a wrong signature
 */
public record Report(
        Machine machine,
        List<Floor.Level> floor,
        List<Phase> phases,
        long webhookDeliveries,
        long webhookForgeries) {

    /** Whether every payment of every phase succeeded, and every verified webhook was genuine. */
    public boolean isClean() {
        return webhookForgeries == 0 && phases.stream().allMatch(Phase::isClean);
    }
}
