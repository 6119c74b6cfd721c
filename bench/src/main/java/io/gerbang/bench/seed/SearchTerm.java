package io.gerbang.bench.seed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * What checkout finds objects by: the hash of a tenant, a field and a value. Only those that differ
 * from copy to copy are made here; {@link Stencil} refuses a model that does not have them.
 *
 * @param field as checkout names it
 * @param value that of a copy
 */
record SearchTerm(String field, Function<Copy, String> value) {
    private static final int GRAM = 3;
    private static final String METADATA = "metadata\0order";

    long of(String merchant, Copy copy) {
        var text =
                String.join(
                        "\0", merchant, "test", field, value.apply(copy).toLowerCase(Locale.ROOT));
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The terms that a model can have because of its marks, by their numbers. */
    static Map<Long, SearchTerm> of(String merchant, Model model) {
        var terms = new HashMap<Long, SearchTerm>();
        var self = new Copy(model.milliseconds(), "", model.said());
        model.said()
                .forEach((mark, value) -> {
                    switch (mark) {
                        case ORDER ->
                                add(terms, merchant, self, METADATA, copy -> copy.value(mark));
                        case LAST4, FINGERPRINT, POSTAL_CODE ->
                                add(
                                        terms,
                                        merchant,
                                        self,
                                        mark.name().toLowerCase(Locale.ROOT),
                                        copy -> copy.value(mark));
                        case EMAIL, NAME -> addText(terms, merchant, self, mark, value.length());
                        case PAYMENT, CUSTOMER, PAYMENT_METHOD, AMOUNT, KEY -> {}
                    }
                });
        return terms;
    }

    /** As a whole and in parts; the values of all copies are as long as the model's. */
    private static void addText(
            Map<Long, SearchTerm> terms, String merchant, Copy self, Mark mark, int length) {
        var field = mark.name().toLowerCase(Locale.ROOT);
        add(terms, merchant, self, field + "\0whole", copy -> copy.value(mark));
        for (var begin = 0; begin <= length - GRAM; begin++) {
            var from = begin;
            add(
                    terms,
                    merchant,
                    self,
                    field,
                    copy -> copy.value(mark).substring(from, from + GRAM));
        }
    }

    private static void add(
            Map<Long, SearchTerm> terms,
            String merchant,
            Copy self,
            String field,
            Function<Copy, String> value) {
        var term = new SearchTerm(field, value);
        terms.put(term.of(merchant, self), term);
    }
}
