package io.gerbang.checkout.domain;

import org.jspecify.annotations.Nullable;

/** What a shopper can do with a checkout session now. */
public sealed interface Standing {

    /**
     * Use a card.
     *
     * @param lastFailure why the last attempt failed; null where there was none
     * @param bankUrl where the bank waits for the shopper to answer for the card before; null where
     *     it does not
     */
    record Actionable(@Nullable PaymentFailure lastFailure, @Nullable String bankUrl)
            implements Standing {}

    /**
     * Wait: an attempt has no outcome yet.
     *
     * @param bankUrl where the bank waits for the shopper; null where it does not
     */
    record UnderWay(@Nullable String bankUrl) implements Standing {}

    /** Go to the shop: all is done. */
    record Done() implements Standing {}

    /** Nothing: the time was up first. */
    record Lapsed() implements Standing {}
}
