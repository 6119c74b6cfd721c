package io.gerbang.authorization.application.issuer;

import io.gerbang.authorization.domain.AuthenticationResult;
import org.jspecify.annotations.Nullable;

/**
 * A card, and the amount to hold on it.
 *
 * @param merchantId our merchant; the network sees a shortened form of it
 * @param expYear four digits
 * @param cvc absent where the card was stored earlier and the CVC is gone
 * @param amount minor units
 * @param currency ISO 4217 code
 * @param authentication of the cardholder; null where none was tried
 * @param merchantInitiated whether the cardholder is away
 */
public record CardAuthorization(
        NetworkTrace trace,
        String merchantId,
        String pan,
        int expMonth,
        int expYear,
        @Nullable String cvc,
        long amount,
        String currency,
        @Nullable AuthenticationResult authentication,
        boolean merchantInitiated) {

    /** Names neither the card number nor the CVC, so that a log line cannot leak them. */
    @Override
    public String toString() {
        return "CardAuthorization[trace=%s, merchantId=%s, amount=%d, currency=%s]"
                .formatted(trace, merchantId, amount, currency);
    }
}
