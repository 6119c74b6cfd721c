package io.gerbang.fraud.application;

import io.gerbang.events.EventRecord;
import io.gerbang.events.authorization.PaymentAuthorized;
import io.gerbang.events.authorization.PaymentDeclined;
import io.gerbang.events.checkout.SubmissionReceived;
import io.gerbang.fraud.domain.Attempt;
import io.gerbang.fraud.domain.AttemptId;
import io.gerbang.fraud.domain.Measure;
import io.gerbang.fraud.domain.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What fraud-service listens to among the events it consumes. */
sealed interface RiskEvent {

    Tenant tenant();

    /** An attempt to be judged. */
    record Submitted(EventRecord<?> record, SubmissionReceived submission, Attempt attempt)
            implements RiskEvent {

        @Override
        public Tenant tenant() {
            return attempt.tenant();
        }
    }

    /** The outcome of an attempt, to be counted. */
    record Concluded(Tenant tenant, AttemptId attempt, Measure measure, Instant at)
            implements RiskEvent {}

    static List<RiskEvent> of(List<EventRecord<?>> events) {
        return events.stream().map(RiskEvent::of).flatMap(Optional::stream).toList();
    }

    private static Optional<RiskEvent> of(EventRecord<?> record) {
        var tenant = new Tenant(record.merchantId(), record.livemode());
        return switch (record.event()) {
            case SubmissionReceived submission ->
                    Optional.of(
                            new Submitted(
                                    record,
                                    submission,
                                    Submission.attempt(tenant, submission, record.occurredAt())));
            case PaymentDeclined declined when isIssuers(declined) ->
                    Optional.of(
                            new Concluded(
                                    tenant,
                                    Submission.id(declined.payment()),
                                    Measure.DECLINES,
                                    record.occurredAt()));
            case PaymentAuthorized authorized ->
                    Optional.of(
                            new Concluded(
                                    tenant,
                                    Submission.id(authorized.payment()),
                                    Measure.SUCCESSES,
                                    record.occurredAt()));
            default -> Optional.empty();
        };
    }

    /**
     * Counting our own blocks would keep a card blocked for as long as somebody tries it, and
     * counting outages, ours or the network's, would block good cards once they are over.
     */
    private static boolean isIssuers(PaymentDeclined declined) {
        return "issuer_declined".equals(declined.outcomeType())
                && !"processing_error".equals(declined.code());
    }
}
