package io.gerbang.web.search;

/** What a clause is about. */
public sealed interface SearchField {

    /** A documented field, such as {@code payment_method_details.card.last4}. */
    record Property(String name) implements SearchField {
        @Override
        public String toString() {
            return name;
        }
    }

    /** What the merchant keeps under a key. */
    record Metadata(String key) implements SearchField {
        @Override
        public String toString() {
            return "metadata[" + SearchValue.quoted(key) + "]";
        }
    }
}
