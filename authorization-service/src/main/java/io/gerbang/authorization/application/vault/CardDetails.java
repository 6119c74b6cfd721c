package io.gerbang.authorization.application.vault;

import io.gerbang.authorization.domain.CardNumber;
import org.jspecify.annotations.Nullable;

/**
 * A card as a shopper gives it.
 *
 * @param expYear four digits
 */
public record CardDetails(CardNumber number, int expMonth, int expYear, @Nullable String cvc) {

    /** Names neither the full number nor the CVC, so that a log line cannot leak them. */
    @Override
    public String toString() {
        return "CardDetails[" + number + "]";
    }
}
