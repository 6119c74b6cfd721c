package io.gerbang.checkout.adapter.postgres;

import org.jspecify.annotations.Nullable;

/**
 * A clause as SQL.
 *
 * @param sql true of what the clause is true of
 * @param index the same in the form that an index serves; null where none does
 * @param rank the less, the fewer rows the index gives
 * @param scope bounds of the ids of what the clause is true of; null where there are none
 */
record SearchCondition(String sql, @Nullable String index, int rank, @Nullable String scope) {

    static SearchCondition plain(String sql) {
        return new SearchCondition(sql, null, 0, null);
    }

    static SearchCondition indexed(String sql, @Nullable String index, int rank) {
        return new SearchCondition(sql, index, rank, null);
    }
}
