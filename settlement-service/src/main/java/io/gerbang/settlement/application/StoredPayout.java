package io.gerbang.settlement.application;

import io.gerbang.settlement.domain.Payout;

/**
 * A payout as it is kept.
 *
 * @param version of its last event
 */
public record StoredPayout(Payout payout, long version) {}
