package io.gerbang.checkout.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the merchant said about a checkout session.
 *
 * @param successUrl where the shopper goes after paying; may have Stripe's placeholder of the
 *     session's id
 * @param cancelUrl where the shopper goes to give up; null offers no such way
 * @param payment what its payment will say; the amount is the total of the items
 */
public record SessionTerms(
        String successUrl,
        @Nullable String cancelUrl,
        @Nullable String clientReferenceId,
        @Nullable String customerEmail,
        Map<String, String> metadata,
        PaymentDetails payment) {

    public SessionTerms {
        metadata = Map.copyOf(metadata);
    }
}
