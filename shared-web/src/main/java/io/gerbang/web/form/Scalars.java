package io.gerbang.web.form;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** What single values must look like. */
final class Scalars {

    private static final int MOST_DIGITS = 19;
    private static final Pattern NEGATIVE = Pattern.compile("-0*[1-9][0-9]*");

    private Scalars() {}

    /** The number that the digits spell, or -1 where they are none or do not fit a long. */
    static long wholeNumber(String digits) {
        if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
            return -1;
        }
        var number = 0L;
        for (var i = 0; i < digits.length(); i++) {
            var digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        // Nineteen digits overflow at most once, into the negative.
        return number < 0 ? -1 : number;
    }

    /** Whether it is a whole number below zero, of whatever size. */
    static boolean isNegative(String value) {
        return NEGATIVE.matcher(value).matches();
    }

    /** The keys of a list, by number where they are numbers, else in the order they came. */
    static List<String> keysInOrder(Node.Branch list) {
        return list.children.keySet().stream()
                .sorted(Comparator.comparingLong(Scalars::wholeNumber))
                .toList();
    }
}
