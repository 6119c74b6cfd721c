package io.gerbang.web.search;

/** What a field is compared with. */
public sealed interface SearchValue {

    /** A text or a number; the field says which. */
    record Text(String text) implements SearchValue {
        @Override
        public String toString() {
            return quoted(text);
        }
    }

    /** {@code null}: the field is absent. */
    record Absent() implements SearchValue {
        @Override
        public String toString() {
            return "null";
        }
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
