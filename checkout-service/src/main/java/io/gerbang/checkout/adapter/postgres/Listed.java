package io.gerbang.checkout.adapter.postgres;

import org.jspecify.annotations.Nullable;

/**
 * A table whose rows can be listed.
 *
 * @param object what the rows are, in Stripe's words
 * @param idPrefix of ids that begin with the time of {@code created_at}, so that their order is the
 *     list's; null where the list goes by {@code created_at} first
 */
record Listed(String table, String object, @Nullable String idPrefix) {

    /** By its newest rows first. */
    static Listed byId(String table, String object, String idPrefix) {
        return new Listed(table, object, idPrefix);
    }

    static Listed byTime(String table, String object) {
        return new Listed(table, object, null);
    }
}
