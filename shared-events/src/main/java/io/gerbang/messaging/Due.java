package io.gerbang.messaging;

import java.time.Duration;

/** When something is to be done, at first at once. Not thread-safe. */
final class Due {

    private long at = System.nanoTime();

    void now() {
        in(Duration.ZERO);
    }

    void in(Duration pause) {
        at = System.nanoTime() + pause.toNanos();
    }

    /** Nanoseconds until then; zero or less when it is time. */
    long left() {
        return at - System.nanoTime();
    }
}
