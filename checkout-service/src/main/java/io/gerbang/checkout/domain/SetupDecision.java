package io.gerbang.checkout.domain;

import io.gerbang.events.checkout.CheckoutPaymentEvent;
import org.jspecify.annotations.Nullable;

/** What becomes of a command on a setup intent. */
public sealed interface SetupDecision {

    /**
     * It is carried out, or on its way.
     *
     * @param request what is asked of the other services; null where there is nothing to ask
     */
    record Accepted(SetupIntent setup, @Nullable CheckoutPaymentEvent request)
            implements SetupDecision {}

    /** It is not, and nothing has changed. */
    record Rejected(Rejection rejection) implements SetupDecision {}
}
