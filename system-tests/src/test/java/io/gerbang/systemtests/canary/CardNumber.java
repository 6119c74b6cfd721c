package io.gerbang.systemtests.canary;

import java.util.Random;

/** Card numbers that nobody has published, and that no other run has. */
final class CardNumber {
    private static final int LENGTH = 16;
    private static final int RADIX = 10;

    private CardNumber() {}

    /** A number with a valid check digit. */
    static String random(Random random, String beginning) {
        var number = digits(random, beginning);
        return number + checkDigit(number);
    }

    /** A number that no card network could have given out. */
    static String invalid(Random random, String beginning) {
        var number = digits(random, beginning);
        return number + (checkDigit(number) + 1) % RADIX;
    }

    private static String digits(Random random, String beginning) {
        var number = new StringBuilder(beginning);
        while (number.length() < LENGTH - 1) {
            number.append(random.nextInt(RADIX));
        }
        return number.toString();
    }

    /** Luhn's, ISO/IEC 7812-1 annex B. */
    private static int checkDigit(String number) {
        var sum = 0;
        for (var index = 0; index < number.length(); index++) {
            var digit = number.charAt(number.length() - 1 - index) - '0';
            var weighed = index % 2 == 0 ? 2 * digit : digit;
            sum += weighed > RADIX - 1 ? weighed - (RADIX - 1) : weighed;
        }
        return (RADIX - sum % RADIX) % RADIX;
    }
}
