package io.gerbang.fraud.domain;

/**
 * What one rule says of an attempt; one that only saw some pressure allows, and gives no reason.
 */
record Finding(Decision decision, int score, Verdict.Reason reason) {

    boolean matched() {
        return decision != Decision.ALLOW;
    }
}
