package io.gerbang.events.settlement;

import io.gerbang.events.Event;

/**
 * {@code settlement.payout.v1}: the way of a payout to the merchant's bank, keyed by the payout.
 */
public sealed interface SettlementPayoutEvent extends Event
        permits PayoutCreated, PayoutSent, PayoutPaid, PayoutFailed, PayoutCanceled {

    PayoutFacts payout();
}
