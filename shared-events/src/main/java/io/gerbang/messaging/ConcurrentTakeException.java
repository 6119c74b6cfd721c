package io.gerbang.messaging;

/** Another consumer took the first event of a key in the same moment (a rebalance): look again. */
final class ConcurrentTakeException extends RuntimeException {

    ConcurrentTakeException() {
        super("another consumer took the same key", null, false, false);
    }
}
