package io.gerbang.events.settlement;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** The paying bank took the payout; it is in transit. */
public record PayoutSent(@JsonPropertyDescription("The payout.") PayoutFacts payout)
        implements SettlementPayoutEvent {}
