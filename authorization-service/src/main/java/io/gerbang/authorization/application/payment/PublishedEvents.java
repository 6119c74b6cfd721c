package io.gerbang.authorization.application.payment;

import io.gerbang.authorization.application.issuer.ThreeDSecureServer;
import io.gerbang.authorization.domain.Allowance;
import io.gerbang.authorization.domain.Attempt;
import io.gerbang.authorization.domain.Challenge;
import io.gerbang.authorization.domain.Increment;
import io.gerbang.authorization.domain.PaymentEvent;
import io.gerbang.events.HoldTerms;
import io.gerbang.events.ThreeDSecureFacts;
import io.gerbang.events.authorization.AuthorizationPaymentEvent;
import io.gerbang.events.authorization.PaymentActionRequired;
import io.gerbang.events.authorization.PaymentAuthorized;
import io.gerbang.events.authorization.PaymentCaptureFailed;
import io.gerbang.events.authorization.PaymentCaptured;
import io.gerbang.events.authorization.PaymentDeclined;
import io.gerbang.events.authorization.PaymentHoldReleased;
import io.gerbang.events.authorization.PaymentIncrementFailed;
import io.gerbang.events.authorization.PaymentIncremented;
import io.gerbang.events.authorization.PaymentOutcomeUnknown;
import io.gerbang.events.authorization.PaymentVoided;
import io.gerbang.events.authorization.RefundFailed;
import io.gerbang.events.authorization.RefundSucceeded;
import org.jspecify.annotations.Nullable;

/** Writes the rules' events in the words of the contract. */
final class PublishedEvents {

    private PublishedEvents() {}

    static AuthorizationPaymentEvent unknown(AttemptContext context) {
        return new PaymentOutcomeUnknown(context.facts().paymentId(), context.facts().attempt());
    }

    static AuthorizationPaymentEvent actionRequired(
            AttemptContext context, String page, Challenge challenge) {
        return new PaymentActionRequired(
                context.facts().paymentId(),
                context.facts().attempt(),
                page,
                challenge.url(),
                challenge.request(),
                challenge.expiresAt());
    }

    static AuthorizationPaymentEvent authorized(
            AttemptContext context, Attempt attempt, PaymentEvent.Authorized event) {
        return new PaymentAuthorized(
                context.facts(),
                context.screening(),
                event.approval().approvalCode(),
                context.askedTrace().rrn(),
                event.approval().cvcCheck().word(),
                event.holdExpiresAt(),
                terms(attempt),
                authentication(attempt));
    }

    private static @Nullable HoldTerms terms(Attempt attempt) {
        var allowance = attempt.allowance();
        return allowance.equals(Allowance.NONE)
                ? null
                : new HoldTerms(
                        allowance.severalCaptures(),
                        attempt.mostCapturable(),
                        allowance.increments());
    }

    static AuthorizationPaymentEvent declined(
            AttemptContext context, @Nullable Attempt attempt, PaymentEvent.Declined event) {
        var decline = event.decline();
        return new PaymentDeclined(
                context.facts(),
                context.screening(),
                decline.outcomeType(),
                decline.code(),
                decline.declineCode(),
                decline.responseCode(),
                decline.cvcCheck().word(),
                authentication(attempt));
    }

    /** In Stripe's words; null where nobody was to be authenticated. */
    private static @Nullable ThreeDSecureFacts authentication(@Nullable Attempt attempt) {
        var result = attempt == null ? null : attempt.authentication().result();
        return result == null
                ? null
                : new ThreeDSecureFacts(
                        switch (result.status()) {
                            case AUTHENTICATED -> "authenticated";
                            case ATTEMPTED -> "attempt_acknowledged";
                            case FAILED -> "failed";
                            case NOT_ENROLLED -> "not_supported";
                            case UNAVAILABLE -> "processing_error";
                        },
                        result.reason(),
                        result.challenged() ? "challenge" : "frictionless",
                        ThreeDSecureServer.VERSION,
                        result.indicator(),
                        result.transactionId(),
                        result.shiftsLiability());
    }

    static AuthorizationPaymentEvent captured(AttemptContext context, PaymentEvent.Captured event) {
        var facts = context.facts();
        return new PaymentCaptured(
                facts.paymentId(),
                facts.attempt(),
                facts.chargeId(),
                event.captureId(),
                event.amount(),
                event.total(),
                facts.currency(),
                event.last(),
                facts.paymentMethod().type());
    }

    static AuthorizationPaymentEvent captureFailed(
            AttemptContext context, PaymentEvent.CaptureFailed event) {
        return new PaymentCaptureFailed(
                context.facts().paymentId(),
                event.attempt(),
                event.captureId(),
                event.amount(),
                context.facts().currency(),
                event.code());
    }

    static AuthorizationPaymentEvent voided(AttemptContext context, PaymentEvent.Voided event) {
        return new PaymentVoided(
                context.facts().paymentId(),
                context.facts().attempt(),
                event.amount(),
                context.facts().currency(),
                event.reason());
    }

    static AuthorizationPaymentEvent incremented(
            AttemptContext context, Attempt attempt, Increment increment) {
        return new PaymentIncremented(
                context.facts().paymentId(),
                attempt.number(),
                context.facts().chargeId(),
                increment.id(),
                attempt.amount(),
                attempt.mostCapturable(),
                context.facts().currency());
    }

    static AuthorizationPaymentEvent incrementFailed(
            AttemptContext context, PaymentEvent.IncrementFailed event) {
        var decline = event.decline();
        return new PaymentIncrementFailed(
                context.facts().paymentId(),
                event.attempt(),
                event.increment().id(),
                event.increment().amount(),
                context.facts().currency(),
                decline.code(),
                decline.declineCode(),
                decline.responseCode());
    }

    static AuthorizationPaymentEvent restReleased(
            AttemptContext context, PaymentEvent.RestReleased event) {
        return new PaymentHoldReleased(
                context.facts().paymentId(),
                context.facts().attempt(),
                context.facts().chargeId(),
                event.amount(),
                event.captured(),
                context.facts().currency(),
                event.reason());
    }

    static AuthorizationPaymentEvent refundSucceeded(
            AttemptContext context, PaymentEvent.RefundSucceeded event, String rrn) {
        return new RefundSucceeded(
                context.facts().paymentId(),
                event.refund().chargeId(),
                event.refund().id(),
                event.refund().amount(),
                event.total(),
                context.facts().currency(),
                rrn);
    }

    static AuthorizationPaymentEvent refundFailed(
            AttemptContext context, PaymentEvent.RefundFailed event) {
        return new RefundFailed(
                context.facts().paymentId(),
                event.refund().chargeId(),
                event.refund().id(),
                event.refund().amount(),
                context.facts().currency(),
                event.reason(),
                event.responseCode());
    }
}
