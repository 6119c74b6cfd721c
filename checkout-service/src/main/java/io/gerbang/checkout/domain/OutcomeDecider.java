package io.gerbang.checkout.domain;

import static io.gerbang.checkout.domain.Notice.CHARGE_CAPTURED;
import static io.gerbang.checkout.domain.Notice.CHARGE_EXPIRED;
import static io.gerbang.checkout.domain.Notice.CHARGE_FAILED;
import static io.gerbang.checkout.domain.Notice.CHARGE_REFUNDED;
import static io.gerbang.checkout.domain.Notice.CHARGE_REFUND_UPDATED;
import static io.gerbang.checkout.domain.Notice.CHARGE_SUCCEEDED;
import static io.gerbang.checkout.domain.Notice.CHARGE_UPDATED;
import static io.gerbang.checkout.domain.Notice.PAYMENT_INTENT_AMOUNT_CAPTURABLE_UPDATED;
import static io.gerbang.checkout.domain.Notice.PAYMENT_INTENT_CANCELED;
import static io.gerbang.checkout.domain.Notice.PAYMENT_INTENT_PAYMENT_FAILED;
import static io.gerbang.checkout.domain.Notice.PAYMENT_INTENT_PROCESSING;
import static io.gerbang.checkout.domain.Notice.PAYMENT_INTENT_REQUIRES_ACTION;
import static io.gerbang.checkout.domain.Notice.PAYMENT_INTENT_SUCCEEDED;
import static io.gerbang.checkout.domain.Notice.REFUND_FAILED;
import static io.gerbang.checkout.domain.Notice.REFUND_UPDATED;

import io.gerbang.checkout.domain.PaymentState.Authorized;
import io.gerbang.checkout.domain.PaymentState.Authorizing;
import io.gerbang.checkout.domain.PaymentState.Canceled;
import io.gerbang.checkout.domain.PaymentState.Canceling;
import io.gerbang.checkout.domain.PaymentState.Capturing;
import io.gerbang.checkout.domain.PaymentState.Incrementing;
import io.gerbang.checkout.domain.PaymentState.RequiresAction;
import io.gerbang.checkout.domain.PaymentState.RequiresConfirmation;
import io.gerbang.checkout.domain.PaymentState.RequiresPaymentMethod;
import io.gerbang.checkout.domain.PaymentState.Succeeded;
import io.gerbang.events.CaptureMethod;
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
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Folds what authorization-service says into a payment, its charge and its refunds. Pure. Events of
 * one payment come in order; an event that no longer fits the state changes nothing.
 *
 * <pre>
 * event                  from                              to
 * PaymentAuthorized      Authorizing, manual               Authorized
 *                        Authorizing, automatic            unchanged: the capture follows
 * PaymentCaptured        Authorizing, Capturing, Canceling Succeeded
 *                        Capturing, not the last           Authorized
 * PaymentHoldReleased    Canceling                         Succeeded
 * PaymentCaptureFailed   Capturing                         Authorized
 * PaymentIncremented     Incrementing                      Authorized, of a larger amount
 * PaymentIncrementFailed Incrementing                      Authorized, as before
 * PaymentActionRequired  Authorizing                       RequiresAction
 * PaymentDeclined        Authorizing                       RequiresPaymentMethod
 *                        RequiresAction, abandoned         RequiresPaymentMethod
 *                        RequiresConfirmation, abandoned   RequiresPaymentMethod
 *                        Canceling                         Canceled
 * PaymentVoided          any with an attempt, not captured Canceled
 * PaymentOutcomeUnknown  Authorizing                       unchanged, the merchant is told
 * </pre>
 */
public final class OutcomeDecider {

    private OutcomeDecider() {}

    /**
     * @param charge the charge of the event's attempt, where it exists
     * @param refund the refund that the event names, where it names one
     * @param at the event's time
     */
    public static Change apply(
            Payment payment,
            @Nullable Charge charge,
            @Nullable Refund refund,
            AuthorizationPaymentEvent event,
            Instant at) {
        return switch (event) {
            case PaymentActionRequired action -> actionRequired(payment, action);
            case PaymentAuthorized authorized -> authorized(payment, authorized, at);
            case PaymentDeclined declined -> declined(payment, declined, at);
            case PaymentOutcomeUnknown unknown -> unknown(payment, unknown);
            case PaymentIncremented incremented -> incremented(payment, charge, incremented);
            case PaymentIncrementFailed failed -> incrementFailed(payment, failed);
            case PaymentCaptured captured -> captured(payment, charge, captured);
            case PaymentCaptureFailed failed -> captureFailed(payment, failed);
            case PaymentHoldReleased released -> holdReleased(payment, charge, released);
            case PaymentVoided voided -> voided(payment, charge, voided, at);
            case RefundSucceeded succeeded -> refunded(payment, charge, refund, succeeded);
            case RefundFailed failed -> refundFailed(payment, refund, failed);
        };
    }

    /** A shopper who came back too early is sent there again, of which nobody need be told. */
    private static Change actionRequired(Payment payment, PaymentActionRequired event) {
        var pending = payment.pending();
        if (!(payment.state() instanceof Authorizing(int attempt))
                || attempt != event.attempt()
                || pending == null) {
            return Change.none(payment);
        }
        var action =
                new RequiresAction(
                        attempt,
                        event.url() + "?key=" + payment.shopperKey(),
                        event.challengeUrl(),
                        event.challengeRequest(),
                        pending.returnUrl());
        return new Change(
                payment.settled(action, payment.latestChargeId(), payment.capturedAmount()),
                null,
                null,
                pending.operation() == Operation.RESUME
                        ? List.of()
                        : List.of(PAYMENT_INTENT_REQUIRES_ACTION));
    }

    private static Change authorized(Payment payment, PaymentAuthorized event, Instant at) {
        var charge = Charges.authorized(payment, event, at);
        var charged = payment.charged(charge.id());
        var automatic = payment.details().captureMethod() == CaptureMethod.AUTOMATIC;
        if (!(payment.state() instanceof Authorizing(int attempt)) || automatic) {
            return new Change(charged, charge, null, List.of());
        }
        return new Change(
                charged.settled(
                        new Authorized(attempt, charge.hold(), null),
                        charge.id(),
                        payment.capturedAmount()),
                charge,
                null,
                List.of(CHARGE_SUCCEEDED, PAYMENT_INTENT_AMOUNT_CAPTURABLE_UPDATED));
    }

    private static Change declined(Payment payment, PaymentDeclined event, Instant at) {
        if (event.payment().attempt() < payment.attempts()) {
            return Change.none(payment);
        }
        if (event.outcomeType().equals(PaymentDeclined.UNAUTHENTICATED)) {
            return unauthenticated(payment, event, at);
        }
        var charge = Charges.declined(payment, event, at);
        return switch (payment.state()) {
            case Authorizing _ ->
                    new Change(
                            payment.settled(
                                    new RequiresPaymentMethod(charge.failure()),
                                    charge.id(),
                                    payment.capturedAmount()),
                            charge,
                            null,
                            List.of(CHARGE_FAILED, PAYMENT_INTENT_PAYMENT_FAILED));
            case Canceling canceling ->
                    new Change(
                            payment.settled(
                                    new Canceled(at, canceling.reason()),
                                    charge.id(),
                                    payment.capturedAmount()),
                            charge,
                            null,
                            List.of(CHARGE_FAILED, PAYMENT_INTENT_CANCELED));
            case RequiresPaymentMethod _,
                    RequiresConfirmation _,
                    RequiresAction _,
                    Authorized _,
                    Incrementing _,
                    Capturing _,
                    Succeeded _,
                    Canceled _ ->
                    Change.none(payment);
        };
    }

    /** The issuer was not asked for money, so there is no charge. */
    private static Change unauthenticated(Payment payment, PaymentDeclined event, Instant at) {
        return switch (payment.state()) {
            case RequiresConfirmation(RequiresAction answered, boolean changed)
                    when answered == null || changed ->
                    Change.none(payment);
            case Authorizing _, RequiresAction _, RequiresConfirmation _ ->
                    uncharged(
                            payment,
                            new RequiresPaymentMethod(
                                    new PaymentFailure(null, event.code(), event.declineCode())),
                            PAYMENT_INTENT_PAYMENT_FAILED);
            case Canceling canceling ->
                    uncharged(
                            payment, new Canceled(at, canceling.reason()), PAYMENT_INTENT_CANCELED);
            case RequiresPaymentMethod _,
                    Authorized _,
                    Incrementing _,
                    Capturing _,
                    Succeeded _,
                    Canceled _ ->
                    Change.none(payment);
        };
    }

    private static Change uncharged(Payment payment, PaymentState next, Notice notice) {
        return new Change(
                payment.settled(next, payment.latestChargeId(), payment.capturedAmount()),
                null,
                null,
                List.of(notice));
    }

    private static Change unknown(Payment payment, PaymentOutcomeUnknown event) {
        return payment.state() instanceof Authorizing
                ? new Change(payment, null, null, List.of(PAYMENT_INTENT_PROCESSING))
                : Change.none(payment);
    }

    private static Change incremented(
            Payment payment, @Nullable Charge charge, PaymentIncremented event) {
        if (!(payment.state() instanceof Incrementing incrementing)
                || !incrementing.incrementId().equals(event.incrementId())) {
            return Change.none(payment);
        }
        var hold = incrementing.hold().capturable(event.mostCapturable());
        return new Change(
                payment.saying(incrementing.then())
                        .settled(
                                new Authorized(incrementing.attempt(), hold, null),
                                payment.latestChargeId(),
                                payment.capturedAmount()),
                charge == null ? null : charge.increased(event.amount(), hold),
                null,
                List.of(CHARGE_UPDATED, PAYMENT_INTENT_AMOUNT_CAPTURABLE_UPDATED));
    }

    private static Change incrementFailed(Payment payment, PaymentIncrementFailed event) {
        if (!(payment.state() instanceof Incrementing incrementing)
                || !incrementing.incrementId().equals(event.incrementId())) {
            return Change.none(payment);
        }
        var failure =
                new PaymentFailure(
                        DerivedIds.charge(payment.id(), event.attempt()),
                        event.code(),
                        event.declineCode());
        return new Change(
                payment.settled(
                        new Authorized(incrementing.attempt(), incrementing.hold(), failure),
                        payment.latestChargeId(),
                        payment.capturedAmount()),
                null,
                null,
                List.of());
    }

    private static Change captured(
            Payment payment, @Nullable Charge charge, PaymentCaptured event) {
        var total = event.capturedTotal();
        if (!event.finalCapture() && payment.state() instanceof Capturing capturing) {
            return new Change(
                    payment.settled(
                            new Authorized(capturing.attempt(), capturing.hold(), null),
                            event.chargeId(),
                            total),
                    charge == null ? null : charge.partlyCaptured(total),
                    null,
                    List.of(CHARGE_UPDATED, PAYMENT_INTENT_AMOUNT_CAPTURABLE_UPDATED));
        }
        var notice =
                payment.details().captureMethod() == CaptureMethod.AUTOMATIC
                        ? CHARGE_SUCCEEDED
                        : CHARGE_CAPTURED;
        return new Change(
                payment.settled(new Succeeded(event.attempt()), event.chargeId(), total),
                charge == null ? null : charge.captured(total),
                null,
                List.of(notice, PAYMENT_INTENT_SUCCEEDED));
    }

    private static Change holdReleased(
            Payment payment, @Nullable Charge charge, PaymentHoldReleased event) {
        return new Change(
                payment.settled(
                        new Succeeded(event.attempt()), event.chargeId(), event.capturedTotal()),
                charge == null ? null : charge.captured(event.capturedTotal()),
                null,
                List.of(CHARGE_CAPTURED, PAYMENT_INTENT_SUCCEEDED));
    }

    private static Change captureFailed(Payment payment, PaymentCaptureFailed event) {
        if (!(payment.state() instanceof Capturing capturing)
                || !capturing.captureId().equals(event.captureId())) {
            return Change.none(payment);
        }
        var failure =
                new PaymentFailure(
                        DerivedIds.charge(payment.id(), event.attempt()),
                        "charge_expired_for_capture",
                        null);
        return new Change(
                payment.settled(
                        new Authorized(capturing.attempt(), capturing.hold(), failure),
                        payment.latestChargeId(),
                        payment.capturedAmount()),
                null,
                null,
                List.of());
    }

    private static Change voided(
            Payment payment, @Nullable Charge charge, PaymentVoided event, Instant at) {
        var expired = HoldRules.AUTOMATIC.equals(event.reason());
        return switch (payment.state()) {
            case RequiresAction _,
                    Authorizing _,
                    Authorized _,
                    Incrementing _,
                    Capturing _,
                    Canceling _ ->
                    new Change(
                            payment.settled(
                                    new Canceled(at, event.reason()),
                                    payment.latestChargeId(),
                                    payment.capturedAmount()),
                            charge == null ? null : charge.release(),
                            null,
                            expired
                                    ? List.of(CHARGE_EXPIRED, PAYMENT_INTENT_CANCELED)
                                    : List.of(PAYMENT_INTENT_CANCELED));
            case RequiresPaymentMethod _, RequiresConfirmation _, Succeeded _, Canceled _ ->
                    Change.none(payment);
        };
    }

    private static Change refunded(
            Payment payment,
            @Nullable Charge charge,
            @Nullable Refund refund,
            RefundSucceeded event) {
        if (refund == null || refund.status() != Refund.Status.PENDING) {
            return Change.none(payment);
        }
        return new Change(
                payment,
                charge == null ? null : charge.refunded(event.refundedTotal()),
                refund.succeeded(event.networkReference()),
                List.of(REFUND_UPDATED, CHARGE_REFUND_UPDATED, CHARGE_REFUNDED));
    }

    private static Change refundFailed(
            Payment payment, @Nullable Refund refund, RefundFailed event) {
        if (refund == null || refund.status() != Refund.Status.PENDING) {
            return Change.none(payment);
        }
        return new Change(
                payment.refundFailed(refund.amount()),
                null,
                refund.failed(event.failureReason()),
                List.of(REFUND_UPDATED, CHARGE_REFUND_UPDATED, REFUND_FAILED));
    }
}
