package io.gerbang.authorization.domain;

/**
 * A wish for a larger hold.
 *
 * @param id {@code inc_…}
 * @param amount of the whole hold, in minor units
 */
public record Increment(String id, long amount) {}
