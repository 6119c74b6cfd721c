package io.gerbang.bench.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.TimeUnit;

/**
 * Payments begin at a fixed pace, however slow the answers are. A payment's latency counts from
 * when it was due, so that a stall is seen in all the payments that it held up.
 *
 * @param rate payments per second
 */
public record OpenLoop(int rate) implements Load {
    private static final long TICK_MS = 1;

    @Override
    public String title() {
        return "paced " + rate + "/s";
    }

    @Override
    public Future<Tally> run(Work work, int seconds) {
        return new Pacer(work, (long) rate * seconds).start();
    }

    /** Nanoseconds from the load's begin until the payment of that number is due, from 0 on. */
    static long dueAfter(long number, int rate) {
        return number * TimeUnit.SECONDS.toNanos(1) / rate;
    }

    private final class Pacer {
        private final Work work;
        private final long total;
        private final Tally tally = new Tally();
        private final Promise<Tally> done = Promise.promise();
        private final long begin = System.nanoTime();
        private long begun;
        private long answered;

        Pacer(Work work, long total) {
            this.work = work;
            this.total = total;
        }

        Future<Tally> start() {
            work.vertx().setPeriodic(TICK_MS, this::beginDue);
            return done.future();
        }

        private void beginDue(long timer) {
            while (begun < total && System.nanoTime() - begin >= dueAfter(begun, rate)) {
                beginOne(begin + dueAfter(begun++, rate));
            }
            if (begun == total) {
                work.vertx().cancelTimer(timer);
            }
        }

        private void beginOne(long due) {
            work.once()
                    .onSuccess(outcome -> {
                        var now = System.nanoTime();
                        tally.add(outcome, now - due, now - begin <= dueAfter(total, rate));
                        if (++answered == total) {
                            done.complete(tally);
                        }
                    });
        }
    }
}
