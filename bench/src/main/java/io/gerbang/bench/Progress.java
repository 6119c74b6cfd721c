package io.gerbang.bench;

/** Tells a waiting user what goes on, beside the report, which goes to standard output. */
final class Progress {
    private Progress() {}

    static void say(String sentence) {
        System.err.println(sentence);
    }
}
