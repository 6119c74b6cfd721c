package io.gerbang.messaging;

/** A record that this version cannot read. The message never holds any of its content. */
public final class UnreadableEventException extends RuntimeException {

    UnreadableEventException(String message) {
        super(message, null, false, false);
    }
}
