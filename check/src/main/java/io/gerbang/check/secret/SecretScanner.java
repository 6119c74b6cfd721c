package io.gerbang.check.secret;

import java.util.Optional;
import java.util.regex.Pattern;

/** Recognises card numbers, verification codes and API keys in any text. */
public final class SecretScanner {
    private static final int SHORTEST = 13;

    private static final Pattern DIGITS = Pattern.compile("[0-9](?:[ -]?[0-9]){12,}");
    private static final Pattern VERIFICATION_CODE =
            Pattern.compile(
                    "(?i)(?:\\b|%5B)(?:cvc2?|cvv2?)(?:%5D|[\"'\\]\\\\])*\\s*[:=]\\s*[\"'\\\\]*[0-9]{3,4}\\b");
    private static final Pattern API_KEY =
            Pattern.compile("\\b[rs]k_(?:test|live)_[0-9A-Za-z]{8,}");

    /**
     * What a text must match to be worth a look, in PostgreSQL's words, so that most rows stay in
     * the database.
     */
    static final String SUSPICIOUS =
            "[0-9](?:[ -]?[0-9]){12}|[rs]k_(?:test|live)_[0-9A-Za-z]{8}|(?:cvc|cvv|CVC|CVV)[^_]";

    private SecretScanner() {}

    /** Names the first secret of a text by its kind, with no more of it than may be known. */
    public static Optional<String> find(String text) {
        var digits = DIGITS.matcher(text);
        while (digits.find()) {
            var number = cardNumber(digits.group());
            if (number.isPresent()) {
                return number.map(SecretScanner::described);
            }
        }
        if (VERIFICATION_CODE.matcher(text).find()) {
            return Optional.of("a verification code");
        }
        return API_KEY.matcher(text).find() ? Optional.of("an API key") : Optional.empty();
    }

    /** A number may stand in a longer row of digits, as in a message of the card network. */
    private static Optional<String> cardNumber(String run) {
        var digits = run.replaceAll("[ -]", "");
        for (int start = 0; start + SHORTEST <= digits.length(); start++) {
            var number = CardNumbers.at(digits, start);
            if (number.isPresent()) {
                return number;
            }
        }
        return Optional.empty();
    }

    private static String described(String number) {
        var shown = number.substring(0, 6) + "…" + number.substring(number.length() - 4);
        return "card number " + shown;
    }
}
