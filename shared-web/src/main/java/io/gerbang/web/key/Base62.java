package io.gerbang.web.key;

import java.math.BigInteger;

/** Numbers in digits, upper-case and lower-case letters, which sort as the numbers do. */
public final class Base62 {

    public static final int RADIX = 62;

    private static final String DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BIG_RADIX = BigInteger.valueOf(RADIX);

    private Base62() {}

    public static char digit(int value) {
        return DIGITS.charAt(value);
    }

    /** Appends exactly so many digits, with zeros in front; a greater number loses its head. */
    public static void append(StringBuilder into, long number, int width) {
        var start = into.length();
        into.setLength(start + width);
        var rest = number;
        for (var at = start + width - 1; at >= start; at--) {
            into.setCharAt(at, digit((int) (rest % RADIX)));
            rest /= RADIX;
        }
    }

    /** The bytes as one unsigned number, in exactly so many digits. */
    static String encode(byte[] bytes, int width) {
        var digits = new char[width];
        var rest = new BigInteger(1, bytes);
        for (var at = width - 1; at >= 0; at--) {
            var parts = rest.divideAndRemainder(BIG_RADIX);
            digits[at] = digit(parts[1].intValue());
            rest = parts[0];
        }
        return new String(digits);
    }
}
