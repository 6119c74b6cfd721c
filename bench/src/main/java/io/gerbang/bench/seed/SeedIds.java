package io.gerbang.bench.seed;

import java.util.random.RandomGenerator;

/** Ids as checkout makes them: a prefix, eight base62 digits of milliseconds, sixteen others. */
final class SeedIds {
    static final int TIME = 8;
    static final int TAIL = 16;

    private static final String DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private SeedIds() {}

    /** An id without its prefix. */
    static String body(long milliseconds, String tail) {
        return digits(milliseconds, TIME) + tail;
    }

    /** The time that an id begins with, after its prefix. */
    static long milliseconds(String id) {
        var at = id.indexOf('_') + 1;
        return id.substring(at, at + TIME)
                .chars()
                .mapToLong(DIGITS::indexOf)
                .reduce(0, (number, digit) -> number * DIGITS.length() + digit);
    }

    static String tail(RandomGenerator random) {
        var tail = new StringBuilder(TAIL);
        for (var at = 0; at < TAIL; at++) {
            tail.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return tail.toString();
    }

    static String digits(long number, int width) {
        var digits = new char[width];
        var rest = number;
        for (var at = width - 1; at >= 0; at--) {
            digits[at] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return new String(digits);
    }
}
