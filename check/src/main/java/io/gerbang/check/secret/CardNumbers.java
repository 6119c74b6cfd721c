package io.gerbang.check.secret;

import java.util.Optional;
import java.util.Set;

/**
 * Numbers that can only be cards here: the published test cards of Stripe and Midtrans, and valid
 * numbers of the BINs that the simulated issuer gives out. Any other row of digits may be anything.
 */
final class CardNumbers {
    private static final Set<String> ISSUED_BINS = Set.of("445653", "445654", "445655");
    private static final int BIN_LENGTH = 6;
    private static final int ISSUED_LENGTH = 16;
    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;

    private static final Set<String> PUBLISHED =
            Set.of(
                    "2223003122003222",
                    "3056930009020004",
                    "3566002020360505",
                    "36227206271667",
                    "371449635398431",
                    "378282246310005",
                    "4000000000000002",
                    "4000000000000069",
                    "4000000000000077",
                    "4000000000000101",
                    "4000000000000119",
                    "4000000000000127",
                    "4000000000000259",
                    "4000000000000341",
                    "4000000000004954",
                    "4000000000006975",
                    "4000000000009235",
                    "4000000000009979",
                    "4000000000009987",
                    "4000000000009995",
                    "4000000360000006",
                    "4000002760000016",
                    "4000003720000278",
                    "4000003920000003",
                    "4000007020000003",
                    "4000008260000000",
                    "4000056655665556",
                    "4242424242424242",
                    "4411111111111118",
                    "4811111111111114",
                    "4911111111111113",
                    "5105105105105100",
                    "5200828282828210",
                    "5555555555554444",
                    "6011000990139424",
                    "6011111111111117",
                    "6011981111111113",
                    "6200000000000005",
                    "6200000000000047",
                    "6205500000000000004",
                    "6555900000604105");

    private CardNumbers() {}

    /** The card number that begins at a digit, if one does. */
    static Optional<String> at(String digits, int start) {
        var longest = Math.min(LONGEST, digits.length() - start);
        for (int length = SHORTEST; length <= longest; length++) {
            var number = digits.substring(start, start + length);
            if (isCard(number)) {
                return Optional.of(number);
            }
        }
        return Optional.empty();
    }

    private static boolean isCard(String number) {
        return PUBLISHED.contains(number) || isIssued(number) && hasValidCheckDigit(number);
    }

    private static boolean isIssued(String number) {
        return number.length() == ISSUED_LENGTH
                && ISSUED_BINS.contains(number.substring(0, BIN_LENGTH));
    }

    /** ISO/IEC 7812-1 annex B. */
    private static boolean hasValidCheckDigit(String number) {
        var sum = 0;
        for (int i = 0; i < number.length(); i++) {
            var digit = number.charAt(number.length() - 1 - i) - '0';
            var doubled = i % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
