package io.gerbang.fraud.application;

import static java.util.stream.Collectors.toSet;

import io.gerbang.events.EventRecord;
import io.gerbang.fraud.application.RiskEvent.Concluded;
import io.gerbang.fraud.domain.AttemptId;
import io.gerbang.fraud.domain.MerchantRules;
import io.gerbang.fraud.domain.Subjects;
import io.gerbang.fraud.domain.Tenant;
import io.gerbang.messaging.EventBatchHandler;
import io.gerbang.messaging.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;

/**
 * Screens submissions and counts outcomes, a batch at a time, in at most six statements: versions
 * of the rules, subjects of the outcomes, counts; then screenings, additions and events.
 */
public final class ScreeningBatchHandler implements EventBatchHandler {

    private static final Runnable NOTHING = () -> {};

    private final CurrentRules currentRules;
    private final ScreeningStore screenings;
    private final VelocityStore velocity;
    private final Outbox outbox;

    public ScreeningBatchHandler(
            CurrentRules currentRules,
            ScreeningStore screenings,
            VelocityStore velocity,
            Outbox outbox) {
        this.currentRules = currentRules;
        this.screenings = screenings;
        this.velocity = velocity;
        this.outbox = outbox;
    }

    @Override
    public Uni<Runnable> handle(SqlConnection transaction, List<EventRecord<?>> records) {
        var events = RiskEvent.of(records);
        if (events.isEmpty()) {
            return Uni.createFrom().item(NOTHING);
        }
        var tenants = events.stream().map(RiskEvent::tenant).collect(toSet());
        return currentRules
                .of(transaction, tenants)
                .chain(rules -> screen(transaction, events, rules))
                .replaceWith(NOTHING);
    }

    private Uni<Void> screen(
            SqlConnection transaction, List<RiskEvent> events, Map<Tenant, MerchantRules> rules) {
        return subjectsOfOutcomes(transaction, events, rules)
                .map(subjects -> new ScreeningBatch(events, rules, subjects))
                .chain(batch ->
                        velocity.load(transaction, batch.wantedCounts())
                                .map(batch::screen)
                                .chain(screened -> save(transaction, screened)));
    }

    /** Only of outcomes that a limit counts: most merchants count no successes. */
    private Uni<Map<AttemptId, Subjects>> subjectsOfOutcomes(
            SqlConnection transaction, List<RiskEvent> events, Map<Tenant, MerchantRules> rules) {
        var counted =
                events.stream()
                        .filter(Concluded.class::isInstance)
                        .map(Concluded.class::cast)
                        .filter(outcome -> isCounted(outcome, rules))
                        .map(Concluded::attempt)
                        .toList();
        return counted.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : screenings.subjects(transaction, counted);
    }

    private static boolean isCounted(Concluded outcome, Map<Tenant, MerchantRules> rules) {
        return !rules.get(outcome.tenant()).counters(outcome.measure()).isEmpty();
    }

    private Uni<Void> save(SqlConnection transaction, ScreeningBatch.Screened screened) {
        return Uni.join()
                .all(
                        screenings.insert(transaction, screened.screenings()),
                        velocity.add(transaction, screened.additions()),
                        outbox.append(transaction, screened.events()))
                .andFailFast()
                .replaceWithVoid();
    }
}
