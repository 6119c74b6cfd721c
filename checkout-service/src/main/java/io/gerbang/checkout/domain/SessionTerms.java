package io.gerbang.checkout.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the merchant said about a checkout session, whatever it is for.
 *
 * @param successUrl where the shopper goes when all is done; may have Stripe's placeholder of the
 *     session's id
 * @param cancelUrl where the shopper goes to give up; null offers no such way
 */
public record SessionTerms(
        String successUrl,
        @Nullable String cancelUrl,
        @Nullable String clientReferenceId,
        @Nullable String customerEmail,
        Map<String, String> metadata) {

    public SessionTerms {
        metadata = Map.copyOf(metadata);
    }
}
