package io.gerbang.checkout.adapter.postgres;

import org.jspecify.annotations.Nullable;

/**
 * How a documented field is found in a table. Every {@code expression} is SQL, and gives words in
 * lower case.
 */
sealed interface SearchColumn {

    /**
     * A whole number.
     *
     * @param index how an index leads to it, with {@code $c} for the comparison
     */
    record Whole(String expression, @Nullable String index) implements SearchColumn {}

    /** When the object was made. */
    record Created() implements SearchColumn {}

    /** An id, whose capitals count, in a column with an index. */
    record Id(String column) implements SearchColumn {}

    /**
     * One of some words.
     *
     * @param index how an index leads to it, with {@code $c} for the comparison
     * @param common the word that the index leaves out
     */
    record Word(String expression, @Nullable String index, @Nullable String common)
            implements SearchColumn {}

    /**
     * A word that {@code terms} has under the field.
     *
     * @param isOfFew whether there are so few words that each is in many rows
     * @param common the word that it leaves out
     */
    record Term(String field, String expression, boolean isOfFew, @Nullable String common)
            implements SearchColumn {

        static Term ofFew(String field, String expression, @Nullable String common) {
            return new Term(field, expression, true, common);
        }

        static Term ofMany(String field, String expression) {
            return new Term(field, expression, false, null);
        }
    }

    /** Yes or no; {@code terms} has those that say yes under the field. */
    record Flag(String field, String expression) implements SearchColumn {}

    /** A text whose parts {@code terms} has under the field. */
    record Phrase(String field, String expression) implements SearchColumn {}
}
