package io.gerbang.messaging;

import io.gerbang.messaging.WorkTimer.Appointment;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Runs work again and again, never twice at once: after a pause, or at once while there is more. A
 * run that fails is made up for by the next.
 */
public final class RepeatedWork {

    private static final Logger LOG = Logger.getLogger(RepeatedWork.class);

    private final WorkTimer timer;
    private final String name;
    private final Supplier<Uni<Boolean>> work;
    private final Duration pause;
    private final Object turn = new Object();
    private Appointment next = () -> {};
    private boolean running;
    private boolean again;
    private boolean stopped;

    /**
     * @param name of the work, for the log
     * @param work emits whether there is more to do at once
     * @param pause between the end of a run and the begin of the next
     */
    public RepeatedWork(WorkTimer timer, String name, Supplier<Uni<Boolean>> work, Duration pause) {
        this.timer = timer;
        this.name = name;
        this.work = work;
        this.pause = pause;
    }

    /** Work each run of which does all there is. */
    public static RepeatedWork of(
            WorkTimer timer, String name, Supplier<Uni<? extends Void>> work, Duration pause) {
        return new RepeatedWork(timer, name, () -> work.get().replaceWith(false), pause);
    }

    /** Runs now, or once more when the present run ends. */
    public void run() {
        synchronized (turn) {
            again = running;
            if (!running && !stopped) {
                running = true;
                next.cancel();
                next = timer.after(Duration.ZERO, this::begin);
            }
        }
    }

    /** Runs for the first time after a pause. */
    public void runLater() {
        synchronized (turn) {
            if (!running && !stopped) {
                next.cancel();
                next = timer.after(pause, this::run);
            }
        }
    }

    /** Lets the present run end, and starts none any more. */
    public void stop() {
        synchronized (turn) {
            stopped = true;
            next.cancel();
        }
    }

    private void begin() {
        Uni.createFrom()
                .deferred(work::get)
                .subscribe()
                .with(
                        this::done,
                        failure -> {
                            LOG.warnf("%s is tried again: %s", name, failure);
                            done(false);
                        });
    }

    private void done(boolean more) {
        synchronized (turn) {
            running = false;
            if (more || again) {
                run();
            } else {
                runLater();
            }
        }
    }
}
