package io.gerbang.checkout.domain;

import io.gerbang.events.checkout.CheckoutPaymentEvent;
import org.jspecify.annotations.Nullable;

/** What comes of a command. */
public sealed interface Decision {

    /**
     * It is carried out, or on its way.
     *
     * @param request what is asked of the other services; null where the command is complete
     * @param refund the refund that was made
     */
    record Accepted(
            Payment payment, @Nullable CheckoutPaymentEvent request, @Nullable Refund refund)
            implements Decision {}

    /** It is not, and nothing has changed. */
    record Rejected(Rejection rejection) implements Decision {}
}
