package io.gerbang.settlement.application;

import java.util.List;

/**
 * A part of a list.
 *
 * @param hasMore whether more follow in the direction that was asked for
 */
public record Slice<T>(List<T> items, boolean hasMore) {}
