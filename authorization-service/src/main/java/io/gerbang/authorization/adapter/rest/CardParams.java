package io.gerbang.authorization.adapter.rest;

import io.gerbang.authorization.application.vault.CardDetails;
import io.gerbang.authorization.domain.CardNumber;
import io.gerbang.authorization.domain.TestCards;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.error.StripeException;
import io.gerbang.web.form.Params;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Reads {@code card[…]}. What is wrong with a card is named, never repeated. */
final class CardParams {

    private static final int CENTURY = 2000;
    private static final int LONGEST_LIFE_YEARS = 50;

    private CardParams() {}

    /**
     * @throws StripeException 402 with Stripe's code where the card cannot be right
     */
    static CardDetails read(Params card, YearMonth now) {
        var number =
                CardNumber.parse(card.requiredString("number"))
                        .orElseThrow(() ->
                                invalid(
                                        card,
                                        "number",
                                        "incorrect_number",
                                        "Your card number is incorrect."));
        var month = month(card);
        var year = year(card, now);
        if (YearMonth.of(year, month).isBefore(now)) {
            throw invalid(
                    card,
                    "exp_month",
                    "invalid_expiry_month",
                    "Your card's expiration month is invalid.");
        }
        return new CardDetails(number, month, year, cvc(card, number));
    }

    /** A published test card. */
    static CardDetails testCard(CardNumber number) {
        var cvc = "1234".substring(0, number.brand().cvcLength());
        var expiry = TestCards.EXPIRY;
        return new CardDetails(number, expiry.getMonthValue(), expiry.getYear(), cvc);
    }

    private static int month(Params card) {
        var month = number(card, "exp_month");
        if (month < 1 || month > 12) {
            throw invalid(
                    card,
                    "exp_month",
                    "invalid_expiry_month",
                    "Your card's expiration month is invalid.");
        }
        return month;
    }

    /** Two digits count from 2000, as on the card. */
    private static int year(Params card, YearMonth now) {
        var given = number(card, "exp_year");
        var year = given < 100 ? CENTURY + given : given;
        if (year < now.getYear() || year > now.getYear() + LONGEST_LIFE_YEARS) {
            throw invalid(
                    card,
                    "exp_year",
                    "invalid_expiry_year",
                    "Your card's expiration year is invalid.");
        }
        return year;
    }

    private static int number(Params card, String name) {
        return card.integer(name)
                .orElseThrow(() -> StripeErrors.parameterMissing(card.bracketed(name)));
    }

    private static @Nullable String cvc(Params card, CardNumber number) {
        var cvc = card.string("cvc").orElse(null);
        if (cvc == null) {
            return null;
        }
        var digits = cvc.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || cvc.length() != number.brand().cvcLength()) {
            throw invalid(card, "cvc", "invalid_cvc", "Your card's security code is invalid.");
        }
        return cvc;
    }

    private static StripeException invalid(Params card, String name, String code, String message) {
        return StripeErrors.card(code, null, message).param(card.bracketed(name)).build();
    }
}
