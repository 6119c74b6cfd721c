package io.gerbang.bench.vault;

import io.gerbang.bench.load.Tally;
import java.util.List;

/**
 * What a run has measured.
 *
 * @param cards that were re-encrypted
 * @param rotationSeconds how long that took; negative where it was given up
 * @param storeAndReadMs the median of sealing and storing a card, and of reading and opening it
 */
record VaultFigures(int cards, long rotationSeconds, double storeAndReadMs, List<Window> windows) {

    /** A load of which something is told. */
    record Window(String title, Tally tally) {

        boolean isClean() {
            return tally.failures().isEmpty() && tally.late() == 0;
        }
    }

    boolean isClean() {
        return rotationSeconds >= 0 && windows.stream().allMatch(Window::isClean);
    }

    String markdown() {
        var text = new StringBuilder();
        text.append("| purchases | succeeded | late | failed | p50 / p95 / p99 ms |\n");
        text.append("|---|---:|---:|---:|---:|\n");
        for (var window : windows) {
            var tally = window.tally();
            text.append(
                    "| %s | %d | %d | %s | %.1f / %.1f / %.1f |%n"
                            .formatted(
                                    window.title(),
                                    tally.accepted().size() - tally.late(),
                                    tally.late(),
                                    tally.failures().isEmpty() ? "0" : tally.failures(),
                                    tally.latencyMs(50),
                                    tally.latencyMs(95),
                                    tally.latencyMs(99)));
        }
        text.append(
                "%nSeal, store, read and open a card: %.3f ms (p50). %,d cards re-encrypted in %d s."
                        .formatted(storeAndReadMs, cards, rotationSeconds));
        return text.toString();
    }
}
