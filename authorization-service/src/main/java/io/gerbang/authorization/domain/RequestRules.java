package io.gerbang.authorization.domain;

import io.gerbang.authorization.domain.Payment.Authenticating;
import io.gerbang.authorization.domain.Payment.Authorized;
import io.gerbang.authorization.domain.Payment.Authorizing;
import io.gerbang.authorization.domain.Payment.Awaited;
import io.gerbang.authorization.domain.Payment.Captured;
import io.gerbang.authorization.domain.Payment.Challenged;
import io.gerbang.authorization.domain.Payment.Declined;
import io.gerbang.authorization.domain.Payment.Unknown;
import io.gerbang.authorization.domain.Payment.Voided;
import io.gerbang.authorization.domain.PaymentCommand.CancelPayment;
import io.gerbang.authorization.domain.PaymentCommand.CapturePayment;
import io.gerbang.authorization.domain.PaymentCommand.IncrementHold;
import io.gerbang.authorization.domain.PaymentCommand.RefundPayment;
import io.gerbang.authorization.domain.PaymentCommand.Request;
import io.gerbang.authorization.domain.PaymentCommand.TakeRefundAnswer;
import java.util.ArrayList;
import java.util.List;

/** The part of {@link PaymentDecider} that is about what merchants ask: capture, cancel, refund. */
final class RequestRules {

    private RequestRules() {}

    static Decision request(Payment payment, Request request) {
        if (request.attempt() > payment.attempt()) {
            return early(payment, request);
        }
        if (request.attempt() < payment.attempt()) {
            return nothingHeld(payment, request);
        }
        return switch (payment) {
            case Challenged(var attempt, _, var early)
                    when request instanceof CancelPayment cancel ->
                    voidedUnheld(attempt, early, cancel);
            case Awaited _, Authenticating _, Challenged _, Authorizing _, Unknown _ ->
                    early(payment, request);
            case Authorized authorized -> held(authorized, request);
            case Captured captured -> captured(captured, request);
            case Declined(var attempt, var early) when request instanceof CancelPayment cancel ->
                    voidedUnheld(attempt, early, cancel);
            case Declined _, Voided _ -> nothingHeld(payment, request);
        };
    }

    private static Decision held(Authorized payment, Request request) {
        if (payment.incrementing() != null) {
            return early(payment, request);
        }
        return switch (request) {
            case IncrementHold increment -> IncrementRules.increment(payment, increment);
            case CancelPayment cancel -> voided(payment.current(), payment.early(), cancel);
            case RefundPayment _ -> early(payment, request);
            case CapturePayment capture -> {
                var nothingYet =
                        new Captured(
                                payment.current(),
                                payment.holdExpiresAt(),
                                0,
                                false,
                                0,
                                List.of(),
                                payment.early());
                var decision = capture(nothingYet, capture);
                yield decision.next().equals(nothingYet)
                        ? new Decision(payment, decision.events())
                        : decision;
            }
        };
    }

    private static Decision captured(Captured payment, Request request) {
        return switch (request) {
            case CancelPayment cancel when !payment.closed() ->
                    Decision.of(
                            payment.close(),
                            new PaymentEvent.HoldReleased(),
                            new PaymentEvent.RestReleased(
                                    payment.capturable(false),
                                    payment.captured(),
                                    cancel.reason()));
            case CancelPayment _ -> Decision.of(payment);
            case IncrementHold increment -> IncrementRules.unavailable(payment, increment);
            case CapturePayment capture -> capture(payment, capture);
            case RefundPayment(_, var refund)
                    when refund.amount() > 0 && refund.amount() <= payment.refundable() ->
                    Decision.of(
                            refunding(payment, payment.refunded(), with(payment, refund)),
                            new PaymentEvent.RefundStarted(refund));
            case RefundPayment _ when !payment.closed() -> early(payment, request);
            case RefundPayment _ -> nothingHeld(payment, request);
        };
    }

    private static Decision capture(Captured payment, CapturePayment capture) {
        var remaining = payment.closed() ? 0 : payment.capturable(capture.last());
        if (capture.at().isAfter(payment.holdExpiresAt())) {
            return Decision.of(payment, failed(capture, "hold_expired"));
        }
        if (capture.amount() <= 0 || capture.amount() > remaining) {
            return Decision.of(payment, failed(capture, "amount_exceeds_hold"));
        }
        return taken(payment, capture.captureId(), capture.amount(), capture.last());
    }

    static Decision taken(Captured payment, String captureId, long amount, boolean last) {
        var total = payment.captured() + amount;
        var closed = last || total >= payment.current().amount();
        return Decision.of(
                new Captured(
                        payment.current(),
                        payment.holdExpiresAt(),
                        total,
                        closed,
                        payment.refunded(),
                        payment.refunding(),
                        payment.early()),
                new PaymentEvent.Captured(captureId, amount, total, closed));
    }

    static Decision refundAnswer(Payment payment, TakeRefundAnswer answer) {
        if (!(payment instanceof Captured captured)) {
            return Decision.of(payment);
        }
        for (var refund : captured.refunding()) {
            if (refund.id().equals(answer.refundId())) {
                return refundAnswer(captured, refund, answer);
            }
        }
        return Decision.of(payment);
    }

    private static Decision refundAnswer(Captured payment, Refund refund, TakeRefundAnswer answer) {
        return switch (answer.answer()) {
            case IssuerAnswer.Approved _ -> {
                var total = payment.refunded() + refund.amount();
                yield Decision.of(
                        refunding(payment, total, without(payment, refund)),
                        new PaymentEvent.RefundSucceeded(refund, total));
            }
            case IssuerAnswer.Refused refused -> {
                var code = refused.responseCode();
                yield refused(
                        refunding(payment, payment.refunded(), without(payment, refund)),
                        new PaymentEvent.RefundFailed(
                                refund, IssuerRefusal.refundFailure(code), code),
                        refused,
                        answer.repeated());
            }
            case IssuerAnswer.NoOriginal _, IssuerAnswer.NoAnswer _ -> Decision.of(payment);
        };
    }

    /**
     * What the issuer approves otherwise than it was asked is not taken, and what it refuses when
     * it is asked again may be the repeat alone.
     */
    static Decision refused(
            Payment next, PaymentEvent failed, IssuerAnswer.Refused refused, boolean repeated) {
        return repeated || IssuerRefusal.approvesOtherwise(refused.responseCode())
                ? Decision.of(next, new PaymentEvent.RequestUndone(), failed)
                : Decision.of(next, failed);
    }

    private static Captured refunding(Captured payment, long refunded, List<Refund> refunding) {
        return new Captured(
                payment.current(),
                payment.holdExpiresAt(),
                payment.captured(),
                payment.closed(),
                refunded,
                refunding,
                payment.early());
    }

    private static List<Refund> with(Captured payment, Refund refund) {
        var refunds = new ArrayList<>(payment.refunding());
        refunds.add(refund);
        return List.copyOf(refunds);
    }

    private static List<Refund> without(Captured payment, Refund refund) {
        return payment.refunding().stream().filter(other -> !other.equals(refund)).toList();
    }

    private static Decision nothingHeld(Payment payment, Request request) {
        return switch (request) {
            case CancelPayment _ -> Decision.of(payment);
            case IncrementHold increment -> IncrementRules.unavailable(payment, increment);
            case CapturePayment capture -> Decision.of(payment, failed(capture, "not_authorized"));
            case RefundPayment(_, var refund) ->
                    Decision.of(payment, new PaymentEvent.RefundFailed(refund, "declined", null));
        };
    }

    private static PaymentEvent failed(CapturePayment capture, String code) {
        return new PaymentEvent.CaptureFailed(
                capture.attempt(), capture.captureId(), capture.amount(), code);
    }

    private static Decision early(Payment payment, Request request) {
        var early = new ArrayList<>(payment.early());
        early.add(request);
        return Decision.of(payment.withEarly(List.copyOf(early)));
    }

    /** A cancellation before anything was held. */
    static Decision voidedUnheld(Attempt attempt, List<Request> early, CancelPayment cancel) {
        return Decision.of(
                new Voided(attempt, false, early), new PaymentEvent.Voided(0, cancel.reason()));
    }

    static Decision voided(Attempt attempt, List<Request> early, CancelPayment cancel) {
        return Decision.of(
                new Voided(attempt, true, early),
                new PaymentEvent.HoldReleased(),
                new PaymentEvent.Voided(attempt.amount(), cancel.reason()));
    }
}
