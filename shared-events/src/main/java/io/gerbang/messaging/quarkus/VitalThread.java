package io.gerbang.messaging.quarkus;

import io.quarkus.runtime.Quarkus;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * A thread without which the service takes no part in any payment. Where it fails the process ends,
 * so that whoever watches over that starts another.
 */
final class VitalThread {

    private static final Logger LOG = Logger.getLogger(VitalThread.class);

    private final Thread thread;
    private final LongSupplier lastSignAt;

    private VitalThread(Thread thread, LongSupplier lastSignAt) {
        this.thread = thread;
        this.lastSignAt = lastSignAt;
    }

    /**
     * @param lastSignAt when the work last went on, by {@link System#nanoTime()}
     */
    static VitalThread start(String name, Runnable work, LongSupplier lastSignAt) {
        Runnable vital =
                () -> {
                    try {
                        work.run();
                    } catch (Throwable failure) {
                        LOG.fatalf(failure, "%s cannot go on, the process ends", name);
                        Quarkus.asyncExit(1);
                    }
                };
        return new VitalThread(Thread.ofPlatform().name(name).daemon().start(vital), lastSignAt);
    }

    String name() {
        return thread.getName();
    }

    /** Whether it lives, and has been heard of within the limit. */
    boolean isWell(Duration longestSilence) {
        return thread.isAlive() && silence().compareTo(longestSilence) < 0;
    }

    /** How long nothing has been heard of it. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - lastSignAt.getAsLong());
    }

    void join(Duration limit) throws InterruptedException {
        thread.join(limit);
    }
}
