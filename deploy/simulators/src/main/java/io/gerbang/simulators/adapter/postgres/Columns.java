package io.gerbang.simulators.adapter.postgres;

import java.util.Collection;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Turns rows into one array per column, as {@code unnest} takes them. */
final class Columns {

    private Columns() {}

    static <T> String[] texts(Collection<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    static <T> Long[] numbers(Collection<T> rows, ToLongFunction<T> column) {
        return rows.stream().mapToLong(column).boxed().toArray(Long[]::new);
    }
}
