package io.gerbang.fraud.domain;

/** What becomes of a payment, from the mildest to the harshest. */
public enum Decision {
    ALLOW,
    /** The payment goes on, and somebody looks at it afterwards. */
    REVIEW,
    /** The payment goes on once its cardholder is authenticated, as far as the card can be. */
    AUTHENTICATE,
    BLOCK
}
