package io.gerbang.checkout.domain;

import io.gerbang.checkout.domain.SessionPurpose.Paying;
import io.gerbang.checkout.domain.SessionPurpose.Saving;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a hosted page asks of a shopper, until it is done or its time is up.
 *
 * @param id opens the page to whoever knows it, so nobody can guess it
 * @param expiresAt business time from which on nobody can begin
 * @param intentId the payment of the last attempt, null before the first; or the setup intent,
 *     which is there from the start
 */
public record CheckoutSession(
        String id,
        String merchantId,
        boolean livemode,
        Instant createdAt,
        Instant expiresAt,
        SessionTerms terms,
        SessionPurpose purpose,
        SessionState state,
        @Nullable String intentId)
        implements MerchantObject {

    private static final String ID = "{CHECKOUT_SESSION_ID}";

    public @Nullable String paymentId() {
        return purpose instanceof Paying ? intentId : null;
    }

    public @Nullable String setupIntentId() {
        return purpose instanceof Saving ? intentId : null;
    }

    /** Where the shopper goes when all is done. */
    public String successUrl() {
        return terms.successUrl().replace(ID, id);
    }

    /** The same with another intent, which the shopper is to confirm. */
    public CheckoutSession doneBy(String nextIntentId) {
        return with(state, nextIntentId);
    }

    CheckoutSession with(SessionState next) {
        return with(next, intentId);
    }

    private CheckoutSession with(SessionState next, @Nullable String nextIntentId) {
        return new CheckoutSession(
                id, merchantId, livemode, createdAt, expiresAt, terms, purpose, next, nextIntentId);
    }
}
