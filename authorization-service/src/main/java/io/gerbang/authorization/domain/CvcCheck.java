package io.gerbang.authorization.domain;

import java.util.Locale;

/** What became of the card verification code, in Stripe's words. */
public enum CvcCheck {
    PASS,
    FAIL,
    UNAVAILABLE,
    UNCHECKED;

    /** From the result letter that issuers use (M, N, P, S, U); none came where it is empty. */
    public static CvcCheck ofResult(String letter) {
        return switch (letter) {
            case "M" -> PASS;
            case "N" -> FAIL;
            case "U" -> UNAVAILABLE;
            default -> UNCHECKED;
        };
    }

    /** The word on Stripe's wire and in events. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
