package io.gerbang.simulators.domain;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A card as a request names it.
 *
 * @param cvc absent where the merchant has none
 */
public record Card(String number, YearMonth expiry, @Nullable String cvc) {

    private static final int BIN_LENGTH = 6;
    private static final int LAST_LENGTH = 4;

    /** The most of a number that may be kept: BIN and last four. */
    public String masked() {
        return masked(number);
    }

    public static String masked(String number) {
        var hidden = number.length() - BIN_LENGTH - LAST_LENGTH;
        return number.substring(0, BIN_LENGTH)
                + "*".repeat(hidden)
                + number.substring(BIN_LENGTH + hidden);
    }

    /** Whether a text may be a card number: 13 to 19 digits with a valid check digit. */
    public static boolean isNumber(String text) {
        return text.length() >= 13
                && text.length() <= 19
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && hasValidCheckDigit(text);
    }

    public String bin() {
        return number.substring(0, BIN_LENGTH);
    }

    public String lastFour() {
        return number.substring(number.length() - LAST_LENGTH);
    }

    /** ISO/IEC 7812-1 annex B. */
    private static boolean hasValidCheckDigit(String number) {
        var sum = 0;
        for (var i = 0; i < number.length(); i++) {
            var digit = number.charAt(number.length() - 1 - i) - '0';
            var doubled = i % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    boolean hasValidNumber() {
        return isNumber(number);
    }

    boolean isAmericanExpress() {
        return number.startsWith("34") || number.startsWith("37");
    }

    /** Names neither the number nor the CVC, so that a log line cannot leak them. */
    @Override
    public String toString() {
        return "Card[" + masked() + "]";
    }
}
