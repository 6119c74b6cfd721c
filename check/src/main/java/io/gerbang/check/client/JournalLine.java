package io.gerbang.check.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client noted of one request.
 *
 * @param id of the object in the answer; null where it had none
 * @param idempotencyKey null where the client sent none, or did not note it
 */
record JournalLine(
        String method,
        String path,
        int status,
        @Nullable String id,
        @Nullable String idempotencyKey) {
    private static final String NOTHING = "-";

    /**
     * Reads {@code method path status id [idempotency-key]}, with a dash for what there is not.
     *
     * @return empty for a line of another form
     */
    static Optional<JournalLine> parse(String line) {
        var words = line.strip().split("\\s+");
        if (words.length < 4 || !words[2].matches("[0-9]{3}")) {
            return Optional.empty();
        }
        return Optional.of(
                new JournalLine(
                        words[0],
                        words[1],
                        Integer.parseInt(words[2]),
                        something(words[3]),
                        words.length == 4 ? null : something(words[4])));
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Whether the object should be gone. */
    boolean isDeletion() {
        return method.equals("DELETE");
    }

    private static @Nullable String something(String word) {
        return word.equals(NOTHING) ? null : word;
    }
}
