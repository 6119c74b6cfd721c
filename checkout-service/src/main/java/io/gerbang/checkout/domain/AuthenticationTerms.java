package io.gerbang.checkout.domain;

import io.gerbang.events.AuthenticationWish;
import io.gerbang.events.ThreeDSecureWish;
import org.jspecify.annotations.Nullable;

/**
 * How far the shopper may be asked to act in one attempt.
 *
 * @param threeDSecure replaces the payment's own wish; null keeps it
 * @param offSession whether the shopper is away
 * @param errorOnAction whether the attempt fails where the shopper would have to act
 */
public record AuthenticationTerms(
        @Nullable ThreeDSecureWish threeDSecure, boolean offSession, boolean errorOnAction) {

    public static final AuthenticationTerms USUAL = new AuthenticationTerms(null, false, false);

    /** What the other services are told; null where it is what they do anyway. */
    @Nullable AuthenticationWish wish(@Nullable ThreeDSecureWish ofPayment) {
        var own = threeDSecure == null ? ofPayment : threeDSecure;
        var wanted = own == null ? ThreeDSecureWish.AUTOMATIC : own;
        return wanted == ThreeDSecureWish.AUTOMATIC && !offSession && !errorOnAction
                ? null
                : new AuthenticationWish(wanted, offSession, errorOnAction);
    }
}
