package io.gerbang.checkout.application.order;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How far batches of attempts are apart: a little further than one takes to its outcomes. Closer
 * ones meet in some stage, are torn apart, and cost a busy machine more than they save (record 18
 * in docs/adr).
 */
@ApplicationScoped
class BatchPace {

    static final Duration SHORTEST = Duration.ofMillis(20);
    static final Duration LONGEST = Duration.ofMillis(30);

    /** What one answer counts for at the most: a silent bank says little of the machine. */
    private static final long SLOWEST_NANOS = 4 * LONGEST.toNanos();

    /** Of an average that follows some seconds of load, and no single answer. */
    private static final int ANSWERS = 128;

    private final AtomicLong averageNanos = new AtomicLong();

    /**
     * Takes notice of an outcome.
     *
     * @param nanos since the attempt was asked for
     */
    void answered(long nanos) {
        var seen = Math.min(nanos, SLOWEST_NANOS);
        averageNanos.updateAndGet(average -> average + (seen - average) / ANSWERS);
    }

    /**
     * An attempt has waited for its batch for half a window, on average: four fifths of its time
     * are a window by a third longer than the batch's way.
     */
    Duration window() {
        var nanos = averageNanos.get() * 4 / 5;
        return Duration.ofNanos(Math.clamp(nanos, SHORTEST.toNanos(), LONGEST.toNanos()));
    }
}
