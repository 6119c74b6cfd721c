package io.gerbang.checkout.adapter.kafka;

import io.gerbang.checkout.application.clock.TestClocks;
import io.gerbang.checkout.application.projection.ProjectOutcomesHandler;
import io.gerbang.checkout.application.projection.ProjectPayoutsHandler;
import io.gerbang.checkout.application.projection.ProjectReleasesHandler;
import io.gerbang.checkout.application.projection.ProjectSetupsHandler;
import io.gerbang.checkout.application.projection.RecordActsHandler;
import io.gerbang.checkout.domain.SetupIntent;
import io.gerbang.events.Event;
import io.gerbang.events.EventRecord;
import io.gerbang.events.OperatorActed;
import io.gerbang.events.Topic;
import io.gerbang.events.authorization.AuthorizationPaymentEvent;
import io.gerbang.events.settlement.BalanceReleased;
import io.gerbang.events.settlement.SettlementPayoutEvent;
import io.gerbang.events.settlement.TestClockReached;
import io.gerbang.messaging.EventBatchHandler;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Hands a batch's events to whoever projects their topic. */
@ApplicationScoped
class CheckoutEventHandler implements EventBatchHandler {

    private final ProjectOutcomesHandler outcomes;
    private final ProjectSetupsHandler setups;
    private final ProjectPayoutsHandler payouts;
    private final ProjectReleasesHandler releases;
    private final TestClocks clocks;
    private final RecordActsHandler acts;

    CheckoutEventHandler(
            ProjectOutcomesHandler outcomes,
            ProjectSetupsHandler setups,
            ProjectPayoutsHandler payouts,
            ProjectReleasesHandler releases,
            TestClocks clocks,
            RecordActsHandler acts) {
        this.outcomes = outcomes;
        this.setups = setups;
        this.payouts = payouts;
        this.releases = releases;
        this.clocks = clocks;
        this.acts = acts;
    }

    @Override
    public Uni<Runnable> handle(SqlConnection tx, List<EventRecord<?>> events) {
        return part(
                        events,
                        Topic.AUTHORIZATION_PAYMENT,
                        (List<EventRecord<AuthorizationPaymentEvent>> part) -> outcomes(tx, part))
                .chain(first ->
                        part(
                                        events,
                                        Topic.SETTLEMENT_RELEASE,
                                        (List<EventRecord<BalanceReleased>> part) ->
                                                releases.handle(tx, part))
                                .map(second -> both(first, second)))
                .chain(first ->
                        part(
                                        events,
                                        Topic.SETTLEMENT_PAYOUT,
                                        (List<EventRecord<SettlementPayoutEvent>> part) ->
                                                payouts.handle(tx, part))
                                .map(second -> both(first, second)))
                .chain(first ->
                        part(
                                        events,
                                        Topic.SETTLEMENT_CLOCK,
                                        (List<EventRecord<TestClockReached>> part) ->
                                                clocks.reached(tx, part))
                                .map(second -> both(first, second)))
                .call(() -> acts(tx, events));
    }

    /** The same events tell of payments and of setup intents; their keys say which. */
    private Uni<Runnable> outcomes(
            SqlConnection tx, List<EventRecord<AuthorizationPaymentEvent>> events) {
        var byKind =
                events.stream()
                        .collect(Collectors.partitioningBy(event -> SetupIntent.isId(event.key())));
        var ofPayments = byKind.get(false);
        var ofSetups = byKind.get(true);
        if (ofSetups.isEmpty()) {
            return outcomes.handle(tx, ofPayments);
        }
        return ofPayments.isEmpty()
                ? setups.handle(tx, ofSetups)
                : outcomes.handle(tx, ofPayments)
                        .chain(first ->
                                setups.handle(tx, ofSetups).map(second -> both(first, second)));
    }

    /** They come on a topic of each service. */
    @SuppressWarnings("unchecked")
    private Uni<Void> acts(SqlConnection tx, List<EventRecord<?>> events) {
        return acts.handle(
                tx,
                events.stream()
                        .filter(event -> event.event() instanceof OperatorActed)
                        .map(event -> (EventRecord<OperatorActed>) event)
                        .toList());
    }

    /** The topic decides the type of its events. */
    @SuppressWarnings("unchecked")
    private static <E extends Event> Uni<Runnable> part(
            List<EventRecord<?>> events,
            Topic topic,
            Function<List<EventRecord<E>>, Uni<Runnable>> handler) {
        var part =
                events.stream()
                        .filter(event -> event.topic() == topic)
                        .map(event -> (EventRecord<E>) event)
                        .toList();
        return part.isEmpty() ? Uni.createFrom().item(() -> {}) : handler.apply(part);
    }

    private static Runnable both(Runnable first, Runnable second) {
        return () -> {
            first.run();
            second.run();
        };
    }
}
