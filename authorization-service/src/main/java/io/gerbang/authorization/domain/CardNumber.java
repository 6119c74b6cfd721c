package io.gerbang.authorization.domain;

import java.util.Optional;

/** A primary account number: 13 to 19 digits that pass Luhn's check (ISO/IEC 7812-1, annex B). */
public record CardNumber(String digits) {

    /** BIN and last four of a shorter one would leave next to nothing hidden. */
    private static final int SHORTEST = 13;

    private static final int LONGEST = 19;
    private static final int BIN_LENGTH = 6;
    private static final int LAST_LENGTH = 4;

    public CardNumber {
        if (!isValid(digits)) {
            throw new IllegalArgumentException("not a card number");
        }
    }

    /** Reads a number as people write it, in groups parted by blanks or dashes. */
    public static Optional<CardNumber> parse(String text) {
        var digits = text.replace(" ", "").replace("-", "");
        return isValid(digits) ? Optional.of(new CardNumber(digits)) : Optional.empty();
    }

    public String bin() {
        return digits.substring(0, BIN_LENGTH);
    }

    public String lastFour() {
        return digits.substring(digits.length() - LAST_LENGTH);
    }

    public CardBrand brand() {
        return CardBrand.of(digits);
    }

    /** BIN and last four, the most that may be shown. */
    @Override
    public String toString() {
        return bin() + "…" + lastFour();
    }

    private static boolean isValid(String digits) {
        if (digits.length() < SHORTEST || digits.length() > LONGEST) {
            return false;
        }
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            var digit = digits.charAt(digits.length() - 1 - i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            var doubled = i % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
