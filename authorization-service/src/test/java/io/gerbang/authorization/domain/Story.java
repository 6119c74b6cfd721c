package io.gerbang.authorization.domain;

import io.gerbang.authorization.domain.Payment.Awaited;
import io.gerbang.authorization.domain.Payment.Captured;
import io.gerbang.authorization.domain.PaymentCommand.CancelPayment;
import io.gerbang.authorization.domain.PaymentCommand.CapturePayment;
import io.gerbang.authorization.domain.PaymentCommand.RefundPayment;
import io.gerbang.authorization.domain.PaymentCommand.SubmitAttempt;
import io.gerbang.authorization.domain.PaymentCommand.TakeAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A payment that takes commands one after another. */
final class Story {

    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    static final Instant EXPIRY = NOON.plus(Duration.ofDays(7));
    static final int INQUIRIES = 3;
    static final Attempt MANUAL = attempt(1);
    static final Attempt PURCHASE = new Attempt(1, 1_000, "cap_1", Allowance.NONE);
    static final IssuerAnswer.Approved APPROVED =
            new IssuerAnswer.Approved("A12345", CvcCheck.PASS);
    static final IssuerAnswer NO_FUNDS = new IssuerAnswer.Refused("51", CvcCheck.UNCHECKED);
    static final IssuerAnswer SILENCE = new IssuerAnswer.NoAnswer(true);
    static final Refund REFUND = new Refund("re_1", "ch_1", 400);

    static final PaymentDecider DECIDER = new PaymentDecider(Duration.ofDays(7), INQUIRIES);

    private Story() {}

    record Outcome(Payment payment, List<PaymentEvent> events) {}

    static Outcome after(PaymentCommand... commands) {
        Payment payment = new Awaited(List.of());
        var events = new ArrayList<PaymentEvent>();
        for (var command : commands) {
            var decision = DECIDER.decide(payment, command);
            payment = decision.next();
            events.addAll(decision.events());
        }
        return new Outcome(payment, events);
    }

    static Attempt attempt(int number) {
        return new Attempt(number, 1_000, null, Allowance.NONE);
    }

    static SubmitAttempt submit(Attempt attempt) {
        return new SubmitAttempt(attempt, null);
    }

    static TakeAnswer answer(IssuerAnswer answer) {
        return new TakeAnswer(1, answer, NOON);
    }

    static CapturePayment capture(String id, long amount, boolean last) {
        return new CapturePayment(1, id, amount, last, NOON);
    }

    static CancelPayment cancel(int attempt) {
        return new CancelPayment(attempt, "requested_by_customer");
    }

    static RefundPayment refund(Refund refund) {
        return new RefundPayment(1, refund);
    }

    static Captured captured(
            Attempt attempt, long amount, boolean closed, long refunded, List<Refund> refunding) {
        return new Captured(attempt, EXPIRY, amount, closed, refunded, refunding, List.of());
    }

    static PaymentEvent failed(String captureId, long amount, String code) {
        return new PaymentEvent.CaptureFailed(1, captureId, amount, code);
    }
}
