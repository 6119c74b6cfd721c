package io.gerbang.settlement.adapter.timer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Runs work again and again, never twice at once: after a pause, or at once while there is more.
 */
final class RepeatedWork {

    private static final Logger LOG = Logger.getLogger(RepeatedWork.class);
    private static final long NONE = -1;

    private final Vertx vertx;
    private final String name;
    private final Supplier<Uni<Boolean>> work;
    private final Duration pause;
    private long timer = NONE;
    private boolean running;
    private boolean again;
    private boolean stopped;

    /**
     * @param name of the work, for the log
     * @param work emits whether there is more to do at once
     */
    RepeatedWork(Vertx vertx, String name, Supplier<Uni<Boolean>> work, Duration pause) {
        this.vertx = vertx;
        this.name = name;
        this.work = work;
        this.pause = pause;
    }

    /** Runs now, or once more when the present run ends. */
    synchronized void run() {
        again = running;
        if (running || stopped) {
            return;
        }
        running = true;
        vertx.cancelTimer(timer);
        vertx.runOnContext(() ->
                Uni.createFrom()
                        .deferred(work::get)
                        .subscribe()
                        .with(
                                this::done,
                                failure -> {
                                    LOG.warnf("%s is tried again: %s", name, failure);
                                    done(false);
                                }));
    }

    /** Lets the present run end, and starts none any more. */
    synchronized void stop() {
        stopped = true;
    }

    private synchronized void done(boolean more) {
        running = false;
        if (more || again) {
            run();
        } else if (!stopped) {
            timer = vertx.setTimer(pause.toMillis(), _ -> run());
        }
    }
}
