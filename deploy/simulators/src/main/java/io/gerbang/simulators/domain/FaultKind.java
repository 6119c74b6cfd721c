package io.gerbang.simulators.domain;

/** What may go wrong between an acquirer and the network. */
public enum FaultKind {
    /** The request is held up, then decided and answered. */
    SLOW,
    /** The request is lost: nothing is decided. */
    NO_ANSWER,
    /** The request is decided, the answer is lost. */
    LOST_ANSWER,
    /** The request is decided at once, the answer is held up. */
    LATE_ANSWER,
    /** The request is decided, the answer is unreadable. */
    GARBAGE,
    /** The request is decided, and the connection cut instead of an answer. */
    DISCONNECT,
    /** The network fails: nothing is decided, and the answer is 96, which says just that. */
    MALFUNCTION
}
