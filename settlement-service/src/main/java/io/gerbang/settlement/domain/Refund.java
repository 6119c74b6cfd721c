package io.gerbang.settlement.domain;

import java.time.Instant;

/**
 * Money went back to the shopper.
 *
 * @param amount of this refund, in minor units
 * @param at business time of the refund
 */
public record Refund(String refundId, long amount, Instant at) {}
