package io.gerbang.fraud.application;

import io.gerbang.events.EventRecord;
import io.gerbang.events.Screening;
import io.gerbang.events.ScreeningDecision;
import io.gerbang.events.Topic;
import io.gerbang.events.fraud.PaymentScreened;
import io.gerbang.fraud.application.RiskEvent.Concluded;
import io.gerbang.fraud.application.RiskEvent.Submitted;
import io.gerbang.fraud.domain.AttemptId;
import io.gerbang.fraud.domain.CounterKey;
import io.gerbang.fraud.domain.Decision;
import io.gerbang.fraud.domain.Measure;
import io.gerbang.fraud.domain.MerchantRules;
import io.gerbang.fraud.domain.Screener;
import io.gerbang.fraud.domain.Subjects;
import io.gerbang.fraud.domain.Tenant;
import io.gerbang.fraud.domain.VelocityCounts;
import io.gerbang.fraud.domain.VelocityLimit;
import io.gerbang.fraud.domain.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Folds a batch in memory: each event in its order, with what the earlier ones added.
 *
 * @param outcomes the subjects of the attempts whose outcome is counted
 */
record ScreeningBatch(
        List<RiskEvent> events,
        Map<Tenant, MerchantRules> rules,
        Map<AttemptId, Subjects> outcomes) {

    /** What the batch came to. */
    record Screened(
            List<KeptScreening> screenings,
            List<VelocityCounts.Bucket> additions,
            List<EventRecord<PaymentScreened>> events) {}

    /** The counts that its limits look at, each with the oldest bucket that is needed. */
    Map<CounterKey, Instant> wantedCounts() {
        var wanted = new HashMap<CounterKey, Instant>();
        for (var event : events) {
            if (event instanceof Submitted submitted) {
                want(submitted, wanted);
            }
        }
        return wanted;
    }

    private void want(Submitted submitted, Map<CounterKey, Instant> wanted) {
        var attempt = submitted.attempt();
        rules.get(attempt.tenant()).velocityLimits(attempt).stream()
                .map(VelocityLimit::counter)
                .distinct()
                .forEach(counter -> {
                    var key = attempt.subjects().key(counter);
                    if (key != null) {
                        var oldest = counter.window().oldestBucket(attempt.at());
                        wanted.merge(key, oldest, (a, b) -> a.isBefore(b) ? a : b);
                    }
                });
    }

    Screened screen(List<VelocityCounts.Bucket> known) {
        var counts = new VelocityCounts(known);
        var screenings = new ArrayList<KeptScreening>();
        var published = new ArrayList<EventRecord<PaymentScreened>>();
        for (var event : events) {
            switch (event) {
                case Submitted submitted -> {
                    var verdict = screen(submitted, counts);
                    screenings.add(kept(submitted, verdict));
                    published.add(published(submitted, verdict));
                }
                case Concluded concluded -> count(concluded, counts);
            }
        }
        return new Screened(screenings, counts.additions(), published);
    }

    private Verdict screen(Submitted submitted, VelocityCounts counts) {
        var attempt = submitted.attempt();
        var own = rules.get(attempt.tenant());
        var verdict = Screener.screen(attempt, own, counts);
        counts.add(attempt.subjects(), own.counters(Measure.ATTEMPTS), attempt.at());
        return verdict;
    }

    private void count(Concluded concluded, VelocityCounts counts) {
        var subjects = outcomes.get(concluded.attempt());
        if (subjects != null) {
            var counters = rules.get(concluded.tenant()).counters(concluded.measure());
            counts.add(subjects, counters, concluded.at());
        }
    }

    private static KeptScreening kept(Submitted submitted, Verdict verdict) {
        return new KeptScreening(
                Submission.id(submitted.submission().payment()),
                submitted.attempt().subjects(),
                verdict,
                submitted.attempt().at());
    }

    /** One screening per submission, so the submission's sequence is also the screening's. */
    private static EventRecord<PaymentScreened> published(Submitted submitted, Verdict verdict) {
        var record = submitted.record();
        var payment = submitted.submission().payment();
        return record.causing(
                Topic.FRAUD_PAYMENT,
                record.key(),
                record.sequence(),
                new PaymentScreened(
                        verdict.decision() == Decision.AUTHENTICATE
                                ? payment.authenticated()
                                : payment,
                        published(verdict)));
    }

    private static Screening published(Verdict verdict) {
        var decision =
                switch (verdict.decision()) {
                    case ALLOW, AUTHENTICATE -> ScreeningDecision.ALLOW;
                    case REVIEW -> ScreeningDecision.REVIEW;
                    case BLOCK -> ScreeningDecision.BLOCK;
                };
        var reasons =
                verdict.reasons().stream()
                        .map(reason -> new Screening.Reason(reason.rule(), reason.message()))
                        .toList();
        return new Screening(verdict.score(), decision, reasons);
    }
}
