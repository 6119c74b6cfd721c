package io.gerbang.bench;

import org.jspecify.annotations.Nullable;

/** Tells a waiting user what goes on, beside the report, which goes to standard output. */
public final class Progress {
    private Progress() {}

    public static void say(String sentence) {
        System.err.println(sentence);
    }

    /** A driver that is missing or refuses is told with the whole address. */
    public static String withoutPassword(@Nullable String message) {
        return String.valueOf(message).replaceAll("(?i)(password=)[^&\\s]*", "$1...");
    }
}
