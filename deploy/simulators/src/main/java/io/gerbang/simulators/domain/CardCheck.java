package io.gerbang.simulators.domain;

import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a card may be used at all: its number, its expiry, what is said of it, its CVC. */
final class CardCheck {

    private CardCheck() {}

    /** The first reason to refuse, in the order of the checks. */
    static Optional<Answer> refusal(Card card, @Nullable Account account, YearMonth now) {
        if (!card.hasValidNumber()) {
            return Optional.of(Answer.refused(ResponseCode.INVALID_CARD_NUMBER));
        }
        var published = TestCards.refusal(card.number());
        if (published.isPresent()) {
            return published.map(code -> new Answer(code, "", cvcResult(card)));
        }
        if (account == null) {
            return Optional.of(Answer.refused(ResponseCode.INVALID_CARD_NUMBER));
        }
        if (card.expiry().isBefore(now)) {
            return Optional.of(new Answer(ResponseCode.EXPIRED_CARD, "", cvcResult(card)));
        }
        if (cvcResult(card).equals(Answer.CVC_NO_MATCH) && !TestCards.ignoresCvc(card.number())) {
            return Optional.of(new Answer(ResponseCode.INCORRECT_CVC, "", Answer.CVC_NO_MATCH));
        }
        return Optional.empty();
    }

    /** Any CVC of the right length matches, but for the test card whose CVC never does. */
    static String cvcResult(Card card) {
        if (card.cvc() == null) {
            return Answer.CVC_NOT_PROCESSED;
        }
        var length = card.isAmericanExpress() ? 4 : 3;
        var wellFormed =
                card.cvc().length() == length && card.cvc().chars().allMatch(Character::isDigit);
        return wellFormed && !TestCards.failsCvcCheck(card.number())
                ? Answer.CVC_MATCH
                : Answer.CVC_NO_MATCH;
    }
}
