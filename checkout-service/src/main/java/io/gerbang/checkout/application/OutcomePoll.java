package io.gerbang.checkout.application;

import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Finds outcomes that another instance projected: one query for all who wait, and none while
 * whoever waits has only just begun. This is what makes waiting work without sticky routing.
 */
@ApplicationScoped
class OutcomePoll {

    private static final Duration INTERVAL = Duration.ofMillis(50);
    private static final Duration UNTIL_FIRST_LOOK = Duration.ofMillis(150);

    private final Outcomes outcomes;
    private final PaymentStore payments;
    private final Vertx vertx;
    private final AtomicBoolean looking = new AtomicBoolean();

    OutcomePoll(Outcomes outcomes, PaymentStore payments, Vertx vertx) {
        this.outcomes = outcomes;
        this.payments = payments;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(INTERVAL.toMillis(), timer -> look());
    }

    private void look() {
        var subjects = outcomes.waitingLongerThan(UNTIL_FIRST_LOOK);
        if (subjects.isEmpty() || !looking.compareAndSet(false, true)) {
            return;
        }
        payments.payments(subjects)
                .invoke(found ->
                        found.stream()
                                .filter(payment -> payment.pending() == null)
                                .forEach(outcomes::settled))
                .chain(() -> payments.refunds(subjects))
                .subscribe()
                .with(
                        found -> {
                            looking.set(false);
                            found.stream()
                                    .filter(refund -> refund.pending() == null)
                                    .forEach(outcomes::settled);
                        },
                        failure -> looking.set(false));
    }
}
