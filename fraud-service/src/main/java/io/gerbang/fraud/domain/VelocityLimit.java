package io.gerbang.fraud.domain;

/**
 * How often something may happen within a window. What comes after the {@code max}-th time is
 * reviewed or blocked.
 *
 * @param max at least 1
 */
public record VelocityLimit(Counter counter, int max, Decision decision) {

    public VelocityLimit {
        if (max < 1 || decision == Decision.ALLOW) {
            throw new IllegalArgumentException("a limit needs a max and a consequence");
        }
    }
}
