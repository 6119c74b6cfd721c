package io.gerbang.settlement.application;

/**
 * A range of time in seconds since 1970-01-01T00:00Z.
 *
 * @param from the first second that counts
 * @param until the first second that no longer counts
 */
public record SecondRange(long from, long until) {}
