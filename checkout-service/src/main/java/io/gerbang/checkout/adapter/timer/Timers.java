package io.gerbang.checkout.adapter.timer;

import io.gerbang.checkout.application.DueWorks;
import io.gerbang.checkout.application.Erasures;
import io.gerbang.checkout.application.OutcomePoll;
import io.gerbang.checkout.application.Outcomes;
import io.gerbang.checkout.application.Retention;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Keeps what is held in memory fresh, looks for outcomes that other instances projected, and sweeps
 * what has had its time.
 */
@ApplicationScoped
class Timers {

    private static final Logger LOG = Logger.getLogger(Timers.class);
    private static final Duration OUTCOMES = Duration.ofMillis(50);
    private static final Duration CLOCKS = Duration.ofMillis(500);
    private static final Duration DUE = Duration.ofSeconds(5);
    private static final Duration SWEEP = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final Outcomes waiting;
    private final OutcomePoll outcomes;
    private final DueWorks due;
    private final Retention retention;
    private final Erasures erasures;

    Timers(
            Vertx vertx,
            Outcomes waiting,
            OutcomePoll outcomes,
            DueWorks due,
            Retention retention,
            Erasures erasures) {
        this.vertx = vertx;
        this.waiting = waiting;
        this.outcomes = outcomes;
        this.due = due;
        this.retention = retention;
        this.erasures = erasures;
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(OUTCOMES.toMillis(), timer -> waiting.endPatience());
        every(OUTCOMES, outcomes::look);
        every(CLOCKS, due::runOfClocks);
        every(DUE, due::run);
        every(DUE, erasures::run);
        every(SWEEP, retention::sweep);
    }

    /** One run at a time; a run that fails is made up for by the next. */
    private void every(Duration interval, Supplier<Uni<? extends Void>> work) {
        var busy = new AtomicBoolean();
        vertx.setPeriodic(
                1,
                interval.toMillis(),
                timer -> {
                    if (busy.compareAndSet(false, true)) {
                        Uni.createFrom()
                                .deferred(work)
                                .onTermination()
                                .invoke(() -> busy.set(false))
                                .subscribe()
                                .with(
                                        done -> {},
                                        failure ->
                                                LOG.warnf("A timer waits: %s", failure.toString()));
                    }
                });
    }
}
