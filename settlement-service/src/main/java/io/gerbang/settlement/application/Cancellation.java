package io.gerbang.settlement.application;

import io.gerbang.settlement.domain.Payout;

/** What became of a merchant's wish to keep a payout back. */
public sealed interface Cancellation {

    /** The money is available again. */
    record Done(Payout payout) implements Cancellation {}

    /** It has left for the bank already, or come to its end. */
    record TooLate(Payout payout) implements Cancellation {}

    /** The idempotency key has canceled something else. */
    record KeyUsedElsewhere() implements Cancellation {}
}
