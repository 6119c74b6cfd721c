package io.gerbang.authorization.adapter.postgres;

import io.gerbang.authorization.domain.Allowance;
import io.gerbang.authorization.domain.Attempt;
import io.gerbang.authorization.domain.Authentication;
import io.gerbang.authorization.domain.Challenge;
import io.gerbang.authorization.domain.Increment;
import io.gerbang.authorization.domain.Payment;
import io.gerbang.authorization.domain.PaymentCommand.CancelPayment;
import io.gerbang.authorization.domain.PaymentCommand.CapturePayment;
import io.gerbang.authorization.domain.PaymentCommand.IncrementHold;
import io.gerbang.authorization.domain.PaymentCommand.RefundPayment;
import io.gerbang.authorization.domain.PaymentCommand.Request;
import io.gerbang.authorization.domain.Refund;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What few payments have, in the form in which it is stored: mostly nothing. */
record Waiting(
        List<Early> early,
        List<Refund> refunding,
        @Nullable Increment incrementing,
        @Nullable Allowance allowance,
        @Nullable Authentication authentication,
        @Nullable Challenge challenge) {

    private static final Waiting NOTHING =
            new Waiting(List.of(), List.of(), null, null, null, null);

    /** A request that came early; what a kind of request does not have is null. */
    record Early(
            String kind,
            int attempt,
            @Nullable String captureId,
            @Nullable Long amount,
            @Nullable Boolean last,
            @Nullable Instant at,
            @Nullable String reason,
            @Nullable Refund refund,
            @Nullable Increment increment) {

        static Early of(Request request) {
            return switch (request) {
                case CapturePayment(var attempt, var id, var amount, var last, var at) ->
                        new Early("capture", attempt, id, amount, last, at, null, null, null);
                case CancelPayment(var attempt, var reason) ->
                        new Early("cancel", attempt, null, null, null, null, reason, null, null);
                case IncrementHold(var attempt, var increment, var at) ->
                        new Early(
                                "increment", attempt, null, null, null, at, null, null, increment);
                case RefundPayment(var attempt, var refund) ->
                        new Early("refund", attempt, null, null, null, null, null, refund, null);
            };
        }

        Request request() {
            return switch (kind) {
                case "capture" -> new CapturePayment(attempt, captureId, amount, last, at);
                case "cancel" -> new CancelPayment(attempt, reason);
                case "increment" -> new IncrementHold(attempt, increment, at);
                case "refund" -> new RefundPayment(attempt, refund);
                default -> throw new IllegalStateException("no request is called " + kind);
            };
        }
    }

    static @Nullable String write(Payment payment) {
        var refunding =
                payment instanceof Payment.Captured captured
                        ? captured.refunding()
                        : List.<Refund>of();
        var attempt = payment.current();
        var allowance =
                attempt == null || attempt.allowance().equals(Allowance.NONE)
                        ? null
                        : attempt.allowance();
        var incrementing =
                payment instanceof Payment.Authorized authorized ? authorized.incrementing() : null;
        var authentication = authentication(attempt);
        if (payment.early().isEmpty()
                && refunding.isEmpty()
                && incrementing == null
                && allowance == null
                && authentication == null) {
            return null;
        }
        return Json.write(
                new Waiting(
                        payment.early().stream().map(Early::of).toList(),
                        refunding,
                        incrementing,
                        allowance,
                        authentication,
                        challenge(payment)));
    }

    /** Null for the usual one, which is not worth a word. */
    private static @Nullable Authentication authentication(@Nullable Attempt attempt) {
        return attempt == null || attempt.authentication().equals(Authentication.USUAL)
                ? null
                : attempt.authentication();
    }

    private static @Nullable Challenge challenge(Payment payment) {
        return switch (payment) {
            case Payment.Authenticating authenticating -> authenticating.challenge();
            case Payment.Challenged challenged -> challenged.challenge();
            case Payment.Awaited _,
                    Payment.Authorizing _,
                    Payment.Unknown _,
                    Payment.Authorized _,
                    Payment.Captured _,
                    Payment.Declined _,
                    Payment.Voided _ ->
                    null;
        };
    }

    Authentication attemptsAuthentication() {
        return authentication == null ? Authentication.USUAL : authentication;
    }

    static Waiting read(@Nullable String json) {
        return json == null ? NOTHING : Json.read(json, Waiting.class);
    }

    Allowance allowanceOrNone() {
        return allowance == null ? Allowance.NONE : allowance;
    }

    List<Request> requests() {
        return early.stream().map(Early::request).toList();
    }
}
