package io.gerbang.bench.load;

import java.util.random.RandomGenerator;

/** Card numbers of which the simulated issuer knows that their credit line is unlimited. */
final class CardNumbers {
    private static final String BIN = "445653";
    private static final int LENGTH = 16;

    private CardNumbers() {}

    /** Any number of the BIN whose check digit is right. */
    static String next(RandomGenerator random) {
        var digits = new StringBuilder(BIN);
        while (digits.length() < LENGTH - 1) {
            digits.append(random.nextInt(10));
        }
        return digits.append(checkDigit(digits)).toString();
    }

    /** The digit that makes the number pass the Luhn check (ISO/IEC 7812-1, annex B). */
    static int checkDigit(CharSequence digits) {
        var sum = 0;
        for (var index = 0; index < digits.length(); index++) {
            var digit = Character.digit(digits.charAt(digits.length() - 1 - index), 10);
            var weighted = index % 2 == 0 ? 2 * digit : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return (10 - sum % 10) % 10;
    }
}
