package io.gerbang.settlement.domain;

import java.time.Instant;

/**
 * Money was taken for the merchant.
 *
 * @param amount of this capture, in minor units
 * @param currency ISO 4217 code in lower case
 * @param at business time of the capture
 */
public record Capture(
        String paymentId,
        AccountHolder holder,
        String chargeId,
        String captureId,
        long amount,
        String currency,
        Instant at) {}
