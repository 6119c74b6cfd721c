package io.gerbang.local.kafka;

/**
 * A topic that exists before the first service starts.
 *
 * @param compacted whether each record carries the whole state of its key, so that only the newest
 *     is kept; otherwise records are kept for seven days
 */
public record TopicDefinition(String name, boolean compacted) {
    private static final String COMPACT = ":compact";

    /** Reads {@code name} or {@code name:compact}. */
    public static TopicDefinition parse(String text) {
        return text.endsWith(COMPACT)
                ? new TopicDefinition(text.substring(0, text.length() - COMPACT.length()), true)
                : new TopicDefinition(text, false);
    }

    @Override
    public String toString() {
        return compacted ? name + COMPACT : name;
    }
}
