package io.gerbang.settlement.application;

import org.jspecify.annotations.Nullable;

/**
 * The part of a list that is asked for, newest ids first.
 *
 * @param startingAfter the id after which to begin
 * @param endingBefore the id before which to end; never with the other
 */
public record PageCursor(
        int limit, @Nullable String startingAfter, @Nullable String endingBefore) {}
