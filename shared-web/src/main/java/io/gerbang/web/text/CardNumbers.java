package io.gerbang.web.text;

import java.util.regex.Pattern;

/**
 * Finds card numbers in text that should have none.
 *
 * <p>A hit is 13 to 19 digits, written together or in groups parted by blanks, dashes or dots, that
 * pass Luhn's check and begin as a card network's numbers do. Without the last condition a tenth of
 * all order numbers and millisecond times would be refused. For the same reason digits after a
 * {@code +} count from 16 on: a telephone number has at most 15 (ITU-T E.164); and UUIDs (RFC 9562)
 * and hashes are passed over: one random UUID in 1,500 looks like a card number.
 */
public final class CardNumbers {

    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;
    private static final int LONGEST_PHONE = 15;

    /** A UUID or a hash, in hexadecimal digits of which not all are decimal. */
    private static final Pattern RANDOM =
            Pattern.compile(
                    "(?<![0-9A-Za-z])(?=[0-9-]{0,63}[A-Fa-f])"
                            + "([0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
                            + "|[0-9A-Fa-f]{32,64})"
                            + "(?![0-9A-Za-z])");

    private static final String NO_DIGIT_AND_NO_SEPARATOR = "r";

    private CardNumbers() {}

    /** Whether a card number stands anywhere in the text. */
    public static boolean within(String text) {
        if (text.length() < SHORTEST) {
            return false;
        }
        return isIn(RANDOM.matcher(text).replaceAll(NO_DIGIT_AND_NO_SEPARATOR));
    }

    private static boolean isIn(String text) {
        for (var start = 0; start < text.length(); start++) {
            if (isGroupStart(text, start) && startsAt(text, start)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isGroupStart(String text, int at) {
        return digit(text, at) >= 0 && (at == 0 || digit(text, at - 1) < 0);
    }

    private static boolean startsAt(String text, int start) {
        var phone = start > 0 && text.charAt(start - 1) == '+';
        var digits = new int[LONGEST];
        var count = 0;
        for (var at = start; at < text.length(); at++) {
            var digit = digit(text, at);
            if (digit >= 0) {
                if (count == LONGEST) {
                    return false;
                }
                digits[count++] = digit;
                var groupEnds = at + 1 == text.length() || digit(text, at + 1) < 0;
                if (groupEnds
                        && count >= (phone ? LONGEST_PHONE + 1 : SHORTEST)
                        && isIssued(digits, count)
                        && passesLuhn(digits, count)) {
                    return true;
                }
            } else if (!isSeparator(text.charAt(at))) {
                return false;
            }
        }
        return false;
    }

    /** The ranges and lengths that ISO/IEC 7812 numbers of the card networks have. */
    private static boolean isIssued(int[] digits, int count) {
        var firstTwo = digits[0] * 10 + digits[1];
        var firstFour = firstTwo * 100 + digits[2] * 10 + digits[3];
        return switch (firstTwo) {
            case 34, 37 -> count == 15;
            case 30, 36, 38, 39 -> count >= 14;
            case 35 -> count >= 16;
            case 40, 41, 42, 43, 44, 45, 46, 47, 48, 49 -> true;
            case 51, 52, 53, 54, 55 -> count == 16;
            case 50, 56, 57, 58 -> count >= 16;
            case 60, 61, 62, 63, 64, 65, 66, 67, 68, 69 -> count >= 16;
            default -> count == 16 && firstFour >= 2221 && firstFour <= 2720;
        };
    }

    private static boolean passesLuhn(int[] digits, int count) {
        var sum = 0;
        for (var i = 0; i < count; i++) {
            var doubled = (count - i) % 2 == 0 ? digits[i] * 2 : digits[i];
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    private static int digit(String text, int at) {
        return Character.digit(text.charAt(at), 10);
    }

    private static boolean isSeparator(char c) {
        return c == '-' || c == '.' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
