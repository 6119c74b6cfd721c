package io.gerbang.events.settlement;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** The merchant's bank has the money. */
public record PayoutPaid(@JsonPropertyDescription("The payout.") PayoutFacts payout)
        implements SettlementPayoutEvent {}
