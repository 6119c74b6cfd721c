package io.gerbang.checkout.adapter.postgres;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Columns of JSON in which people are. They are looked through a window of keys at a time: where a
 * person is somebody with an address there is no index that would find the rows.
 */
enum PersonalTable {
    PAYMENTS("payment_intents", "id", "body", "customer_id", ""),
    CHARGES("charges", "id", "body", "customer_id", ""),
    SESSIONS("checkout_sessions", "id", "body", "customer_id", ""),
    SETUP_INTENTS("setup_intents", "id", "body", "customer_id", ""),
    PAYMENT_METHODS("payment_methods", "id", "body", "customer_id", ""),
    EVENTS("merchant_events", "id", "object", null, ""),
    ANSWERS("idempotency_keys", "key", "body", null, "and not shopper"),
    ANSWERS_TO_SHOPPERS("idempotency_keys", "key", "body", null, "and shopper");

    private static final int WINDOW = 2_000;

    /**
     * Parameters: merchant, mode, the key to begin after, customer, e-mail address. Finds longer
     * addresses, too, and what was the customer's before the change that an event is about.
     */
    private static final String LOOK =
            """
            with w as (
              select %1$s as key, %2$s as text, %7$s as before from %3$s
              where merchant_id = $1 and livemode = $2 and %1$s > $3 %4$s
              order by %1$s limit %5$d)
            select (select max(key) from w) as last, m.key, m.text
            from (values (1)) as one left join (
              select key, text from w
              where %6$s position($4::text in text) > 0 or position($4::text in before) > 0
                or position($5::text in lower(text)) > 0) m on true
            """;

    /** Parameters: merchant, mode, keys, the texts that were read, the texts to write. */
    private static final String REPLACE =
            """
            update %3$s t set %2$s = n.replacement
            from unnest($3::text[], $4::text[], $5::text[]) as n(key, known, replacement)
            where t.merchant_id = $1 and t.livemode = $2 and t.%1$s = n.key and t.%2$s = n.known
              %4$s
            """;

    private final String key;
    private final String column;
    private final String table;
    private final @Nullable String owner;
    private final String filter;

    PersonalTable(String table, String key, String column, @Nullable String owner, String filter) {
        this.table = table;
        this.key = key;
        this.column = column;
        this.owner = owner;
        this.filter = filter;
    }

    /**
     * @param ofCustomer whether the person is one customer, whose rows an index knows
     */
    String look(boolean ofCustomer) {
        var owned = ofCustomer && owner != null ? "and " + owner + " = $4 " : "";
        var all = ofCustomer && owner != null ? "true or" : "";
        var before = this == EVENTS ? "previous_attributes" : "null::text";
        return LOOK.formatted(key, column, table, owned + filter, WINDOW, all, before);
    }

    String replace() {
        return REPLACE.formatted(key, column, table, filter);
    }

    /** What an export calls it. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
