package io.gerbang.checkout.domain;

import org.jspecify.annotations.Nullable;

/** What a shopper can do with a checkout session now. */
public sealed interface Standing {

    /**
     * Pay.
     *
     * @param lastFailure why the last attempt failed; null where there was none
     */
    record Payable(@Nullable PaymentFailure lastFailure) implements Standing {}

    /** Wait: an attempt has no outcome yet. */
    record UnderWay() implements Standing {}

    /** Go to the shop: all is done. */
    record Paid() implements Standing {}

    /** Nothing: the time was up first. */
    record Lapsed() implements Standing {}
}
