package io.gerbang.authorization.application.vault;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cards for as long as it takes to ask the issuer.
 *
 * @param sealed whether cards of the vault are missing only because it is sealed
 */
public record OpenedCards(Map<CardReference, PaymentCard> cards, boolean sealed) {

    /** Null where there is no such card, or it cannot be opened. */
    public @Nullable PaymentCard find(CardReference reference) {
        return cards.get(reference);
    }
}
