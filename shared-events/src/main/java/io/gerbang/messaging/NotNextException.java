package io.gerbang.messaging;

/** A stream was not where a batch supposed it to be: its position has to be read. */
final class NotNextException extends RuntimeException {

    NotNextException() {
        super("an event is not the next one of its stream", null, false, false);
    }
}
