package io.gerbang.authorization.application.vault;

import io.gerbang.events.CardFacts;
import org.jspecify.annotations.Nullable;

/**
 * A card in the clear, for as long as it takes to ask the issuer.
 *
 * @param cvc absent once an authorization has used it
 * @param facts what may be known of it outside
 */
public record PaymentCard(String number, @Nullable String cvc, CardFacts facts) {

    /** Names neither the number nor the CVC, so that a log line cannot leak them. */
    @Override
    public String toString() {
        return "PaymentCard[" + facts.bin() + "…" + facts.last4() + "]";
    }
}
