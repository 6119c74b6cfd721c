package io.gerbang.web.response;

import io.gerbang.web.text.Echo;

/** A stack trace for the log, in which no exception's message can forge a line. */
final class FailureText {

    private static final int DEEPEST_CAUSE = 10;

    private FailureText() {}

    static String of(Throwable thrown) {
        var text = new StringBuilder();
        var cause = thrown;
        for (var depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            text.append(depth == 0 ? "" : "\ncaused by ").append(Echo.oneLine(cause.toString()));
            for (var frame : cause.getStackTrace()) {
                text.append("\n\tat ").append(frame);
            }
            cause = cause.getCause();
        }
        return text.toString();
    }
}
