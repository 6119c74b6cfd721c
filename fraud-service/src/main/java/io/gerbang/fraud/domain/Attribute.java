package io.gerbang.fraud.domain;

import java.util.regex.Pattern;

/** What a list entry is compared with. */
public enum Attribute {
    CARD_FINGERPRINT(Form.OPAQUE),
    /** The first six digits of the number. */
    CARD_BIN("[0-9]{6}"),
    /** Country of issue, ISO 3166-1 alpha-2. */
    CARD_COUNTRY("[A-Z]{2}"),
    CUSTOMER_ID("cus_[A-Za-z0-9]{1,60}"),
    EMAIL_HASH(Form.HASH),
    EMAIL_DOMAIN("[a-z0-9.-]{1,240}\\.[a-z0-9-]{2,63}"),
    IP_HASH(Form.HASH),
    /** An address's /24 (IPv4) or /48 (IPv6), in the one spelling of RFC 5952. */
    IP_PREFIX(Form.V4_NETWORK + "|" + Form.V6_NETWORK);

    private final Pattern form;

    Attribute(String form) {
        this.form = Pattern.compile(form);
    }

    /** Whether a value can occur at all; an entry with another one would never match. */
    public boolean accepts(String value) {
        return form.matcher(value).matches();
    }

    private static final class Form {

        /** No person's address: entries are told to the audit log, which forgets nothing. */
        static final String HASH = "[0-9a-f]{16,128}";

        /** What the vault calls a card, or a test card. */
        static final String OPAQUE = "[A-Za-z0-9_=:.+/-]{8,128}";

        static final String V4_NETWORK = "(?:(?:0|[1-9][0-9]{0,2})\\.){3}0/24";

        /** Three groups, of which zeros at the end are left to {@code ::}. */
        static final String V6_NETWORK =
                "(?:(?:(?:0|[1-9a-f][0-9a-f]{0,3}):){0,2}[1-9a-f][0-9a-f]{0,3})?::/48";
    }
}
