package io.gerbang.authorization.domain;

import java.util.Locale;

/** The card schemes, told by the first digits of the number (ISO/IEC 7812 ranges). */
public enum CardBrand {
    VISA,
    MASTERCARD,
    AMEX,
    DISCOVER,
    DINERS,
    JCB,
    UNIONPAY,
    UNKNOWN;

    /** The word on Stripe's wire and in events. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many digits the card's verification code has. */
    public int cvcLength() {
        return this == AMEX ? 4 : 3;
    }

    static CardBrand of(String digits) {
        var four = Integer.parseInt(digits.substring(0, 4));
        return switch (four / 100) {
            case 34, 37 -> AMEX;
            case 30, 36, 38, 39 -> DINERS;
            case 35 -> JCB;
            case 40, 41, 42, 43, 44, 45, 46, 47, 48, 49 -> VISA;
            case 51, 52, 53, 54, 55 -> MASTERCARD;
            case 60, 64, 65 -> DISCOVER;
            case 62, 81 -> UNIONPAY;
            default -> four >= 2221 && four <= 2720 ? MASTERCARD : UNKNOWN;
        };
    }
}
