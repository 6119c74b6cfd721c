package io.gerbang.checkout.domain;

/** The requests whose answer waits for an outcome. */
public enum Operation {
    CONFIRM,
    RESUME,
    CAPTURE,
    INCREMENT,
    CANCEL,
    REFUND
}
