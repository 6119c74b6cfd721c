package io.gerbang.simulators.domain;

/**
 * What makes a repeat the same message.
 *
 * @param transmitted field 7, MMddHHmmss in UTC
 * @param stan field 11
 * @param rrn field 37
 * @param terminal field 41
 */
public record Trace(String transmitted, String stan, String rrn, String terminal) {}
