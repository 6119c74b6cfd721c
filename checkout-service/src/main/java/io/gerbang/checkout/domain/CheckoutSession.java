package io.gerbang.checkout.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something for sale on a hosted page, until a shopper has paid for it or its time is up.
 *
 * @param id opens the page to whoever knows it, so nobody can guess it
 * @param expiresAt business time from which on nobody can begin to pay
 * @param paymentId the payment of the last attempt; null before the first
 */
public record CheckoutSession(
        String id,
        String merchantId,
        boolean livemode,
        Instant createdAt,
        Instant expiresAt,
        SessionTerms terms,
        List<LineItem> lineItems,
        SessionState state,
        @Nullable String paymentId) {

    private static final String ID = "{CHECKOUT_SESSION_ID}";

    public CheckoutSession {
        lineItems = List.copyOf(lineItems);
    }

    /** In minor units. */
    public long total() {
        return terms.payment().amount();
    }

    public String currency() {
        return terms.payment().currency();
    }

    /** Where the shopper goes after paying. */
    public String successUrl() {
        return terms.successUrl().replace(ID, id);
    }

    /** The same with another payment, which the shopper is about to confirm. */
    public CheckoutSession payingBy(String nextPaymentId) {
        return with(state, nextPaymentId);
    }

    CheckoutSession with(SessionState next) {
        return with(next, paymentId);
    }

    private CheckoutSession with(SessionState next, @Nullable String nextPaymentId) {
        return new CheckoutSession(
                id,
                merchantId,
                livemode,
                createdAt,
                expiresAt,
                terms,
                lineItems,
                next,
                nextPaymentId);
    }
}
