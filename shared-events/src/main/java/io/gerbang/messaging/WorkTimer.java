package io.gerbang.messaging;

import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Begins work when its time has come. */
@FunctionalInterface
public interface WorkTimer {

    /** What calls the work off, unless it has begun. */
    @FunctionalInterface
    interface Appointment {
        void cancel();
    }

    Appointment after(Duration delay, Runnable work);

    /** For work that blocks nobody: it runs on an event loop. */
    static WorkTimer of(Vertx vertx) {
        return (delay, work) -> {
            var timer = vertx.setTimer(Math.max(1, delay.toMillis()), _ -> work.run());
            return () -> vertx.cancelTimer(timer);
        };
    }

    /** For work that may take its thread for a while. */
    static WorkTimer of(ScheduledExecutorService executor) {
        return (delay, work) -> {
            var scheduled = executor.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
            return () -> scheduled.cancel(false);
        };
    }
}
