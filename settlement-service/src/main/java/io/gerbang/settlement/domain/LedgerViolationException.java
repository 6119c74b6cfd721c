package io.gerbang.settlement.domain;

/** A posting that the books must not have. It is a fault in what was asked for, never in money. */
public final class LedgerViolationException extends RuntimeException {

    public LedgerViolationException(String message) {
        super(message);
    }
}
