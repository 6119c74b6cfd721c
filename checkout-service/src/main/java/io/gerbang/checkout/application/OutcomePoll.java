package io.gerbang.checkout.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Finds outcomes that another instance projected: one query for all who wait, and none while
 * whoever waits has only just begun. This is what makes waiting work without sticky routing.
 */
@ApplicationScoped
public class OutcomePoll {

    private static final Duration UNTIL_FIRST_LOOK = Duration.ofMillis(150);

    private final Outcomes outcomes;
    private final PaymentStore payments;

    OutcomePoll(Outcomes outcomes, PaymentStore payments) {
        this.outcomes = outcomes;
        this.payments = payments;
    }

    public Uni<Void> look() {
        var subjects = outcomes.waitingLongerThan(UNTIL_FIRST_LOOK);
        if (subjects.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return payments.payments(subjects)
                .invoke(found ->
                        found.stream()
                                .filter(payment -> payment.pending() == null)
                                .forEach(outcomes::settled))
                .chain(() -> payments.refunds(subjects))
                .invoke(found ->
                        found.stream()
                                .filter(refund -> refund.pending() == null)
                                .forEach(outcomes::settled))
                .replaceWithVoid();
    }
}
