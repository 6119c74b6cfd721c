package io.gerbang.bench;

/** Tells a waiting user what goes on, beside the report, which goes to standard output. */
public final class Progress {
    private Progress() {}

    public static void say(String sentence) {
        System.err.println(sentence);
    }
}
