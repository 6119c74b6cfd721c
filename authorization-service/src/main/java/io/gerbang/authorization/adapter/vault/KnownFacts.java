package io.gerbang.authorization.adapter.vault;

import io.gerbang.authorization.domain.CardNumber;
import io.gerbang.authorization.domain.TestCards;
import io.gerbang.events.CardFacts;
import org.jspecify.annotations.Nullable;

/** What may be known of a card outside the vault. */
final class KnownFacts {

    private KnownFacts() {}

    static CardFacts of(
            CardNumber number, int expMonth, int expYear, @Nullable String fingerprint) {
        return new CardFacts(
                number.brand().word(),
                number.bin(),
                number.lastFour(),
                expMonth,
                expYear,
                TestCards.funding(number),
                TestCards.country(number).orElse(null),
                fingerprint);
    }
}
