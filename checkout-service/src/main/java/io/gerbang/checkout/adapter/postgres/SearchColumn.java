package io.gerbang.checkout.adapter.postgres;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /**
     * An id, whose capitals count, in a column with an index.
     *
     * @param hasRowsInOrder whether the index has the rows of each in the order of their ids
     */
    record Id(String column, boolean hasRowsInOrder) implements SearchColumn {}

    /**
     * One of some words.
     *
     * @param index how an index leads to it, with {@code $c} for the comparison
     */
    record Word(String expression, String index) implements SearchColumn {}

    /**
     * How an object stands, as a column with one of a few values. An index has the rows of each
     * value in the order of their ids, but for the common one.
     *
     * @param words what it can be searched for, and which values are meant by that
     */
    record Standing(String column, Map<String, Set<String>> words) implements SearchColumn {
        /** The value of most rows. */
        static final String COMMON = "succeeded";

        /** What is searched for are the values themselves. */
        static Standing of(String column, String... values) {
            return new Standing(
                    column,
                    Arrays.stream(values).collect(Collectors.toMap(Function.identity(), Set::of)));
        }

        boolean isFlag() {
            return words.containsKey("true");
        }

        /** Of a word that nothing is called, none. */
        Set<String> values(String word) {
            return words.getOrDefault(word, Set.of());
        }

        Set<String> allBut(Set<String> values) {
            var others = new HashSet<String>();
            words.values().forEach(others::addAll);
            others.removeAll(values);
            return others;
        }
    }

    /**
     * A word that {@code terms} has under the field.
     *
     * @param isOfFew whether there are so few words that each is in many rows
     */
    record Term(String field, String expression, boolean isOfFew) implements SearchColumn {

        static Term ofFew(String field, String expression) {
            return new Term(field, expression, true);
        }

        static Term ofMany(String field, String expression) {
            return new Term(field, expression, false);
        }
    }

    /** A text that {@code terms} has as a whole and in parts, under the field. */
    record Phrase(String field, String expression) implements SearchColumn {}
}
