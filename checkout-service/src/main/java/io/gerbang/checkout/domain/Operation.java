package io.gerbang.checkout.domain;

/** The requests whose answer waits for an outcome. */
public enum Operation {
    CONFIRM,
    CAPTURE,
    INCREMENT,
    CANCEL,
    REFUND
}
