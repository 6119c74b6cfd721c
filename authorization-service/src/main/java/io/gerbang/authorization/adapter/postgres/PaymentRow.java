package io.gerbang.authorization.adapter.postgres;

import io.gerbang.authorization.application.issuer.NetworkTrace;
import io.gerbang.authorization.application.payment.AttemptContext;
import io.gerbang.authorization.application.payment.Cause;
import io.gerbang.authorization.application.payment.StoredPayment;
import io.gerbang.authorization.domain.Attempt;
import io.gerbang.authorization.domain.Payment;
import io.gerbang.events.PaymentFacts;
import io.gerbang.events.Screening;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment as its row, both ways.
 *
 * @param context null where it is to stay as it is
 */
record PaymentRow(
        StoredPayment stored,
        String state,
        long amount,
        String currency,
        @Nullable String captureId,
        int inquiries,
        @Nullable Instant holdExpiresAt,
        long captured,
        boolean closed,
        long refunded,
        @Nullable String waiting,
        @Nullable String context,
        @Nullable NetworkTrace trace) {

    /** What {@link AttemptContext} has besides its trace, which has columns of its own. */
    private record Snapshot(PaymentFacts facts, Screening screening, Cause cause) {}

    static PaymentRow of(StoredPayment stored) {
        var payment = stored.payment();
        var attempt = payment.current();
        var context = stored.context();
        var captured = payment instanceof Payment.Captured some ? some : null;
        return new PaymentRow(
                stored,
                payment.getClass().getSimpleName(),
                attempt == null ? 0 : attempt.amount(),
                context == null ? "" : context.facts().currency(),
                attempt == null ? null : attempt.captureId(),
                payment instanceof Payment.Unknown unknown ? unknown.inquiries() : 0,
                holdExpiresAtOf(payment),
                captured == null ? 0 : captured.captured(),
                closed(payment),
                captured == null ? 0 : captured.refunded(),
                Waiting.write(payment),
                context == null || stored.contextStored()
                        ? null
                        : Json.write(
                                new Snapshot(
                                        context.facts(), context.screening(), context.cause())),
                context == null ? null : context.trace());
    }

    static StoredPayment read(Row row) {
        return new StoredPayment(
                row.getString("payment_id"),
                row.getString("merchant_id"),
                row.getBoolean("livemode"),
                payment(row),
                context(row),
                true,
                row.getLong("sequence"),
                row.getInteger("messages"),
                Columns.instant(row.getOffsetDateTime("due_at")));
    }

    private static Payment payment(Row row) {
        var waiting = Waiting.read(row.getString("waiting"));
        var early = waiting.requests();
        var attempt =
                new Attempt(
                        row.getInteger("attempt"),
                        row.getLong("amount"),
                        row.getString("capture_id"),
                        waiting.allowanceOrNone(),
                        waiting.attemptsAuthentication());
        var expiresAt = Columns.instant(row.getOffsetDateTime("hold_expires_at"));
        return switch (row.getString("state")) {
            case "Awaited" -> new Payment.Awaited(early);
            case "Authenticating" ->
                    new Payment.Authenticating(attempt, waiting.challenge(), early);
            case "Challenged" -> new Payment.Challenged(attempt, waiting.challenge(), early);
            case "Authorizing" -> new Payment.Authorizing(attempt, early);
            case "Unknown" -> new Payment.Unknown(attempt, row.getInteger("inquiries"), early);
            case "Authorized" ->
                    new Payment.Authorized(attempt, expiresAt, waiting.incrementing(), early);
            case "Captured" ->
                    new Payment.Captured(
                            attempt,
                            expiresAt,
                            row.getLong("captured"),
                            row.getBoolean("closed"),
                            row.getLong("refunded"),
                            waiting.refunding(),
                            early);
            case "Declined" -> new Payment.Declined(attempt, early);
            case "Voided" -> new Payment.Voided(attempt, row.getBoolean("closed"), early);
            default ->
                    throw new IllegalStateException("no state is called " + row.getString("state"));
        };
    }

    private static @Nullable AttemptContext context(Row row) {
        var json = row.getString("context");
        if (json == null) {
            return null;
        }
        var snapshot = Json.read(json, Snapshot.class);
        var rrn = row.getString("rrn");
        var trace =
                rrn == null
                        ? null
                        : new NetworkTrace(
                                row.getOffsetDateTime("transmitted_at").toInstant(),
                                row.getInteger("stan"),
                                rrn);
        return new AttemptContext(snapshot.facts(), snapshot.screening(), snapshot.cause(), trace);
    }

    private static boolean closed(Payment payment) {
        return payment instanceof Payment.Captured captured && captured.closed()
                || payment instanceof Payment.Voided voided && voided.released();
    }

    private static @Nullable Instant holdExpiresAtOf(Payment payment) {
        return switch (payment) {
            case Payment.Authorized some -> some.holdExpiresAt();
            case Payment.Captured some -> some.holdExpiresAt();
            case Payment.Awaited _,
                    Payment.Authenticating _,
                    Payment.Challenged _,
                    Payment.Authorizing _,
                    Payment.Unknown _,
                    Payment.Declined _,
                    Payment.Voided _ ->
                    null;
        };
    }
}
