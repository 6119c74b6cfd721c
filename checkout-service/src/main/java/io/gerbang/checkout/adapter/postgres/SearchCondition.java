package io.gerbang.checkout.adapter.postgres;

import org.jspecify.annotations.Nullable;

/**
 * A clause as SQL.
 *
 * @param sql true of what the clause is true of
 * @param index the same in the form that an index serves; null where none does
 * @param rank the less, the fewer rows the index gives
 * @param ordered where an index has the rows in the order of their ids; null where none does
 * @param scope bounds of the ids of what the clause is true of
 */
record SearchCondition(
        String sql, @Nullable String index, int rank, @Nullable Ordered ordered, Scope scope) {

    /**
     * Rows of one value or several, of which an index has each one's in the order of their ids.
     *
     * @param column of the values
     * @param values SQL of an array of them
     * @param only a condition on all rows of the index
     */
    record Ordered(String column, String values, String only) {}

    /**
     * Ids that may match.
     *
     * @param from SQL of the first; null where there is none
     * @param until SQL of that before which they end; null where there is none
     */
    record Scope(@Nullable String from, @Nullable String until) {
        static final Scope ALL = new Scope(null, null);
    }

    /** Whether the index may give a good part of all rows: who asks says how wide a range is. */
    boolean mayGiveMany() {
        return rank == SearchConditions.BY_RANGE;
    }

    static SearchCondition plain(String sql) {
        return indexed(sql, null, 0);
    }

    static SearchCondition indexed(String sql, @Nullable String index, int rank) {
        return new SearchCondition(sql, index, rank, null, Scope.ALL);
    }
}
