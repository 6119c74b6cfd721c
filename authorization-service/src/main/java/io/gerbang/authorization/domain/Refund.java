package io.gerbang.authorization.domain;

/**
 * Money to give back.
 *
 * @param id {@code re_…}
 * @param chargeId {@code ch_…}, the charge that is refunded
 * @param amount minor units
 */
public record Refund(String id, String chargeId, long amount) {}
