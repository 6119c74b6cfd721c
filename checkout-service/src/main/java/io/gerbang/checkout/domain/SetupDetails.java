package io.gerbang.checkout.domain;

import io.gerbang.events.ThreeDSecureWish;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant says about a setup intent.
 *
 * @param usage {@code off_session} or {@code on_session}
 * @param threeDSecure when the cardholder is authenticated; null leaves that to the issuer
 */
public record SetupDetails(
        List<String> paymentMethodTypes,
        @Nullable String customerId,
        @Nullable String description,
        String usage,
        @Nullable ThreeDSecureWish threeDSecure,
        Map<String, String> metadata) {

    public SetupDetails {
        paymentMethodTypes = List.copyOf(paymentMethodTypes);
        metadata = Map.copyOf(metadata);
    }
}
