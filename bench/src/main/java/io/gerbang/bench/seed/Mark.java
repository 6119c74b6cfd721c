package io.gerbang.bench.seed;

import java.util.regex.Pattern;

/** What of a model each copy says in its own words. */
enum Mark {
    /** What the ids of a payment, its charges and its client secret have in common. */
    PAYMENT,
    CUSTOMER,
    PAYMENT_METHOD,
    /** Minor units: a number in JSON, or a column. */
    AMOUNT,
    /** The merchant's own number of the order, in the metadata. */
    ORDER,
    LAST4,
    FINGERPRINT,
    POSTAL_CODE,
    EMAIL,
    NAME,
    /** How the idempotency keys begin. */
    KEY;

    /** A regular expression that finds the value, and nothing that happens to look like it. */
    String find(String value) {
        var quoted = Pattern.quote(value);
        return switch (this) {
            case AMOUNT -> "(?<=:)%1$s(?=[,}\\]])|^%1$s$".formatted(quoted);
            case LAST4 -> "(?<=\"last4\":\")%s(?=\")".formatted(quoted);
            case PAYMENT,
                    CUSTOMER,
                    PAYMENT_METHOD,
                    ORDER,
                    FINGERPRINT,
                    POSTAL_CODE,
                    EMAIL,
                    NAME,
                    KEY ->
                    quoted;
        };
    }
}
