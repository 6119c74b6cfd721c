package io.gerbang.checkout.application.order;

import io.gerbang.checkout.application.Answer;
import io.gerbang.checkout.application.idempotency.IdempotentCall;
import io.gerbang.web.error.StripeException;

/** How far an order came in the transaction that accepted it. */
public sealed interface OrderResult {

    /** Done, or refused: this is the answer. */
    record Completed(Answer answer) implements OrderResult {}

    /** Accepted and on its way; the outcome is the answer. */
    record Awaiting() implements OrderResult {}

    /** The Idempotency-Key has been used, or is in use: nothing was done. */
    record Repeated(IdempotentCall call) implements OrderResult {}

    /** Another request is at the object: nothing was done, and the key is as good as unused. */
    record Locked(StripeException refusal) implements OrderResult {}

    /** The payment method is not the customer's own, or not known: nothing was done. */
    record NotOwn() implements OrderResult {}
}
