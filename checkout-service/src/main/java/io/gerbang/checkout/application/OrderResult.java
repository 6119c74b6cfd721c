package io.gerbang.checkout.application;

import io.gerbang.checkout.domain.Operation;

/** How far an order came in the transaction that accepted it. */
public sealed interface OrderResult {

    /** Done, or refused: this is the answer. */
    record Completed(Answer answer) implements OrderResult {}

    /** Accepted and on its way; the outcome of {@code subject} is the answer. */
    record Awaiting(ObjectRef subject, Operation operation) implements OrderResult {}

    /** The Idempotency-Key has been used before: nothing was done. */
    record Repeated(IdempotentCall call) implements OrderResult {}
}
