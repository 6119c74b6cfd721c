package io.gerbang.fraud.domain;

/**
 * Risk from 0 to 99 in Stripe's bands: below 65 normal, from 65 elevated, from 75 highest. A limit
 * that is near raises the score, one that is reached puts it into the band of its decision.
 */
final class RiskScore {

    static final int ELEVATED = 65;
    static final int HIGHEST = 75;
    static final int MAX = 99;

    private RiskScore() {}

    /** The score where a limit would allow {@code max} and has seen {@code count} of them. */
    static int of(Decision decision, long count, long max) {
        return switch (decision) {
            case ALLOW -> scale(0, ELEVATED - 1, count, max);
            case REVIEW, AUTHENTICATE -> scale(ELEVATED, HIGHEST - 1, count - max, max);
            case BLOCK -> scale(HIGHEST, MAX, count - max, max);
        };
    }

    /** From the band's floor at 0 to its ceiling at {@code full}. */
    private static int scale(int floor, int ceiling, long part, long full) {
        var share = full == 0 ? 1.0 : Math.min(1.0, (double) part / full);
        return floor + (int) Math.round((ceiling - floor) * share);
    }
}
