package io.gerbang.authorization.adapter.acquirer;

import org.jspecify.annotations.Nullable;

/** Field 48: elements of a two-digit tag, a two-digit length and a value. */
final class PrivateData {

    /** The CVC that the cardholder gave. */
    static final String CVC = "01";

    /** What became of the CVC: M match, N no match, P not processed. */
    static final String CVC_RESULT = "02";

    /** {@code 1} on a capture after which the rest of the hold is released, else {@code 0}. */
    static final String LAST_CAPTURE = "03";

    /** An advice's own retrieval reference number; field 37 carries the authorization's. */
    static final String ADVICE_RRN = "04";

    /**
     * The retrieval reference number of the authorization that a refund pays back, or that is
     * increased.
     */
    static final String ORIGINAL_RRN = "05";

    /** Electronic commerce indicator: how far the cardholder was authenticated. */
    static final String COMMERCE_INDICATOR = "06";

    /** The authentication value of 3-D Secure (CAVV, AAV) in base64. */
    static final String AUTHENTICATION_VALUE = "07";

    /** The directory server's id of the authentication. */
    static final String AUTHENTICATION_ID = "08";

    /** {@code 1} where the cardholder is away and the merchant acts on an earlier agreement. */
    static final String MERCHANT_INITIATED = "09";

    private static final int HEADER = 4;

    private PrivateData() {}

    /** Nothing where there is no value. */
    static String element(String tag, @Nullable String value) {
        return value == null ? "" : tag + (value.length() < 10 ? "0" : "") + value.length() + value;
    }

    /** The value of a tag, or an empty string where it is absent or the data is malformed. */
    static String read(String data, String tag) {
        var rest = data;
        while (rest.length() >= HEADER) {
            var end = HEADER + length(rest);
            if (end < HEADER || end > rest.length()) {
                return "";
            }
            if (rest.startsWith(tag)) {
                return rest.substring(HEADER, end);
            }
            rest = rest.substring(end);
        }
        return "";
    }

    private static int length(String element) {
        var tens = Character.digit(element.charAt(2), 10);
        var ones = Character.digit(element.charAt(3), 10);
        return tens < 0 || ones < 0 ? -1 : 10 * tens + ones;
    }
}
