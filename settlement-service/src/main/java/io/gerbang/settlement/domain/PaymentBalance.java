package io.gerbang.settlement.domain;

import java.time.Instant;

/**
 * What the books know of one payment; amounts in minor units.
 *
 * @param captured in all captures so far
 * @param refunded in all refunds so far
 * @param fee taken so far
 * @param availableOn when the latest capture becomes available
 * @param version how many balance transactions were posted, which numbers their events
 */
public record PaymentBalance(
        String paymentId,
        AccountHolder holder,
        String chargeId,
        String currency,
        long captured,
        long refunded,
        long fee,
        Instant availableOn,
        long version) {}
