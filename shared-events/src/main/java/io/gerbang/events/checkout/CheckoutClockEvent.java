package io.gerbang.events.checkout;

import io.gerbang.events.Event;

/**
 * {@code internal.checkout.clock.v1} (compacted), keyed by the merchant: how a merchant's business
 * time stands. Only test mode has clocks.
 */
public sealed interface CheckoutClockEvent extends Event
        permits TestClockAdvanced, TestClockDeleted {

    String merchantId();
}
