package io.gerbang.checkout.application.payment;

import static java.util.stream.Collectors.groupingBy;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.payment.Outcomes.Waiting;
import io.gerbang.checkout.domain.SetupIntent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/**
 * Finds outcomes that another instance projected: a query of each kind for all who wait, and none
 * while whoever waits has only just begun. This is what makes waiting work without sticky routing.
 */
@ApplicationScoped
public class OutcomePoll {

    private static final Duration UNTIL_FIRST_LOOK = Duration.ofMillis(150);

    private final Outcomes outcomes;
    private final PaymentStore payments;
    private final SetupIntentStore setups;

    OutcomePoll(Outcomes outcomes, PaymentStore payments, SetupIntentStore setups) {
        this.outcomes = outcomes;
        this.payments = payments;
        this.setups = setups;
    }

    public Uni<Void> look() {
        var waiting = outcomes.waitingLongerThan(UNTIL_FIRST_LOOK);
        if (waiting.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var bySubject = waiting.stream().collect(groupingBy(each -> each.subject().id()));
        var subjects = waiting.stream().map(Waiting::subject).distinct().toList();
        return payments.payments(subjects)
                .invoke(found ->
                        found.stream()
                                .filter(payment -> payment.pending() == null)
                                .forEach(payment ->
                                        bySubject
                                                .get(payment.id())
                                                .forEach(each -> outcomes.complete(each, payment))))
                .chain(() -> payments.refunds(subjects))
                .invoke(found ->
                        found.stream()
                                .filter(refund -> refund.pending() == null)
                                .forEach(refund ->
                                        bySubject
                                                .get(refund.id())
                                                .forEach(each -> outcomes.complete(each, refund))))
                .chain(() -> setups.setups(ofSetups(subjects)))
                .invoke(found ->
                        found.stream()
                                .filter(setup -> setup.pending() == null)
                                .forEach(setup ->
                                        bySubject
                                                .get(setup.id())
                                                .forEach(each -> outcomes.complete(each, setup))))
                .replaceWithVoid();
    }

    private static List<ObjectRef> ofSetups(List<ObjectRef> subjects) {
        return subjects.stream().filter(subject -> SetupIntent.isId(subject.id())).toList();
    }
}
