package io.gerbang.settlement.application;

import org.jspecify.annotations.Nullable;

/**
 * Which payouts are asked for; what is null does not matter.
 *
 * @param status as on the wire, such as in_transit
 */
public record PayoutFilter(@Nullable String status, SecondRange arrivalDate, SecondRange created) {}
