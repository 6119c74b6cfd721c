package io.gerbang.events.settlement;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** The schedule made a payout; it is pending. */
public record PayoutCreated(@JsonPropertyDescription("The payout.") PayoutFacts payout)
        implements SettlementPayoutEvent {}
