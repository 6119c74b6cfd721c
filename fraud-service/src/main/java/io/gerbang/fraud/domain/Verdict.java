package io.gerbang.fraud.domain;

import java.util.List;

/**
 * What the rules made of an attempt.
 *
 * @param score 0 (no risk seen) to 99
 * @param reasons the rules that matched, the weightiest first
 */
public record Verdict(int score, Decision decision, List<Reason> reasons) {

    public Verdict {
        reasons = List.copyOf(reasons);
    }

    /**
     * One rule that matched.
     *
     * @param rule stable and machine-readable
     * @param message a sentence without personal data
     */
    public record Reason(String rule, String message) {}
}
