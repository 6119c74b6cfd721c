package io.gerbang.checkout.domain;

/** Where a checkout session stands. */
public sealed interface SessionState {

    /** The shopper may pay. */
    record Open() implements SessionState {}

    /**
     * The shopper has paid.
     *
     * @param paid whether the money was taken; a hold waits for the merchant
     */
    record Complete(boolean paid, BillingDetails customer) implements SessionState {}

    /** Its time was up, or the merchant ended it, before the shopper had paid. */
    record Expired() implements SessionState {}
}
