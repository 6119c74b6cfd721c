package io.gerbang.checkout.application.order;

/** An order was to be paid with the customer's own payment method, and it is not, or not known. */
public final class MethodNotOwnException extends RuntimeException {

    MethodNotOwnException() {
        super("not the customer's own payment method", null, false, false);
    }
}
