package io.gerbang.checkout.domain;

/** Where a checkout session stands. */
public sealed interface SessionState {

    /** The shopper may act. */
    record Open() implements SessionState {}

    /**
     * The shopper has done it.
     *
     * @param paid whether money was taken; a hold waits for the merchant, a kept card costs nothing
     */
    record Complete(boolean paid, BillingDetails customer) implements SessionState {}

    /** Its time was up, or the merchant ended it, before the shopper had done it. */
    record Expired() implements SessionState {}
}
