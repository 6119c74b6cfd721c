package io.gerbang.checkout.adapter.timer;

import io.gerbang.checkout.application.Retention;
import io.gerbang.checkout.application.clock.DueWorks;
import io.gerbang.checkout.application.customer.Erasures;
import io.gerbang.checkout.application.payment.OutcomePoll;
import io.gerbang.checkout.application.payment.Outcomes;
import io.gerbang.messaging.RepeatedWork;
import io.gerbang.messaging.WorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;

/**
 * Keeps what is held in memory fresh, looks for outcomes that other instances projected, and sweeps
 * what has had its time.
 */
@ApplicationScoped
class Timers {

    private static final Duration OUTCOMES = Duration.ofMillis(50);
    private static final Duration CLOCKS = Duration.ofMillis(500);
    private static final Duration DUE = Duration.ofSeconds(5);
    private static final Duration SWEEP = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final Outcomes waiting;
    private final List<RepeatedWork> works;

    Timers(
            Vertx vertx,
            Outcomes waiting,
            OutcomePoll outcomes,
            DueWorks due,
            Retention retention,
            Erasures erasures) {
        this.vertx = vertx;
        this.waiting = waiting;
        var timer = WorkTimer.of(vertx);
        this.works =
                List.of(
                        RepeatedWork.of(timer, "Look for outcomes", outcomes::look, OUTCOMES),
                        RepeatedWork.of(timer, "Work of clocks", due::runOfClocks, CLOCKS),
                        RepeatedWork.of(timer, "Due work", due::run, DUE),
                        RepeatedWork.of(timer, "Erasure", erasures::run, DUE),
                        RepeatedWork.of(timer, "Sweep", retention::sweep, SWEEP));
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(OUTCOMES.toMillis(), timer -> waiting.endPatience());
        works.forEach(RepeatedWork::run);
    }

    void stop(@Observes ShutdownEvent event) {
        works.forEach(RepeatedWork::stop);
    }
}
