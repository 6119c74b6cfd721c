package io.gerbang.checkout.domain;

import io.gerbang.checkout.domain.Decision.Accepted;
import io.gerbang.checkout.domain.Decision.Rejected;
import io.gerbang.checkout.domain.PaymentCommand.CancelPayment;
import io.gerbang.checkout.domain.PaymentCommand.CapturePayment;
import io.gerbang.checkout.domain.PaymentCommand.ConfirmPayment;
import io.gerbang.checkout.domain.PaymentCommand.ExpireHold;
import io.gerbang.checkout.domain.PaymentCommand.IncrementPayment;
import io.gerbang.checkout.domain.PaymentCommand.RefundPayment;
import io.gerbang.checkout.domain.PaymentCommand.ResumePayment;
import io.gerbang.checkout.domain.PaymentCommand.UpdatePayment;
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
import io.gerbang.events.PaymentFacts;
import io.gerbang.events.checkout.PaymentCancelRequested;
import io.gerbang.events.checkout.PaymentRefundRequested;
import io.gerbang.events.checkout.PaymentResumed;
import io.gerbang.events.checkout.PaymentSubmitted;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a merchant's command does to a payment. Pure.
 *
 * <pre>
 * state                    update  confirm      capture    cancel     refund
 * RequiresPaymentMethod    yes     Authorizing  no         Canceled   no
 * RequiresConfirmation     yes     Authorizing  no         Canceled   no
 * RequiresAction           notes   Authorizing  no         Canceling  no
 * Authorizing              notes   no           no         Canceling  no
 * Authorized               notes   no           Capturing  Canceling  as far as some is captured
 * Incrementing             locked  no           no         Canceling  no
 * Capturing, Canceling     notes   no           no         no         no
 * Succeeded                notes   no           no         no         as far as money is left
 * Canceled                 notes   no           no         no         no
 * </pre>
 *
 * Notes are what neither moves money nor says how it moves, such as metadata.
 *
 * <p>A confirmation in RequiresAction is a new attempt, which takes the place of the challenged
 * one; a shopper who is back resumes that one: Authorizing. Where the merchant's server confirms
 * alone, the payment is back in RequiresConfirmation then, and the next confirmation resumes.
 *
 * <p>A cancel after a capture that was not the last releases what is left, and the payment has
 * succeeded. An increment is possible while Authorized. What a capture or refund takes is reserved
 * here, under the payment's lock, before anybody is asked.
 */
public final class PaymentDecider {

    private static final String UPDATABLE = "requires_payment_method, requires_confirmation";
    private static final String CONFIRMABLE = UPDATABLE + ", requires_action";
    private static final String CANCELABLE =
            "requires_payment_method, requires_capture, requires_confirmation, requires_action,"
                    + " processing";

    private PaymentDecider() {}

    public static Decision decide(Payment payment, PaymentCommand command, Instant now) {
        return switch (command) {
            case UpdatePayment update -> update(payment, update);
            case ConfirmPayment confirm -> confirm(payment, confirm);
            case ResumePayment resume -> resume(payment, resume);
            case CapturePayment capture -> HoldRules.capture(payment, capture, now);
            case IncrementPayment increment -> HoldRules.increment(payment, increment, now);
            case CancelPayment cancel -> cancel(payment, cancel, now);
            case RefundPayment refund -> refund(payment, refund, now);
            case ExpireHold _ -> HoldRules.expire(payment, now);
        };
    }

    private static Decision update(Payment payment, UpdatePayment command) {
        var before = payment.details();
        var details = command.change().apply(before);
        return switch (payment.state()) {
            case RequiresPaymentMethod _, RequiresConfirmation _ ->
                    complete(
                            payment.with(
                                    details,
                                    method(payment, command),
                                    changed(payment.state(), command)));
            // The details as they were asked for take the place of these once the issuer agrees.
            case Incrementing _ -> new Rejected(new Rejection.Locked(payment));
            case RequiresAction _,
                    Authorizing _,
                    Authorized _,
                    Capturing _,
                    Canceling _,
                    Succeeded _,
                    Canceled _ ->
                    !command.isAboutMethod() && details.withNotesOf(before).equals(before)
                            ? complete(payment.saying(details))
                            : unexpected(payment, "update", UPDATABLE);
        };
    }

    /** What failed with the last attempt stays known, though nothing is attached any more. */
    private static @Nullable PaymentMethod method(Payment payment, UpdatePayment command) {
        var taken = command.withoutMethod() && payment.attachedMethod() != null;
        return command.paymentMethod() != null || taken
                ? command.paymentMethod()
                : payment.paymentMethod();
    }

    private static PaymentState changed(PaymentState before, UpdatePayment command) {
        if (before instanceof RequiresConfirmation(RequiresAction answered, boolean _)
                && answered != null) {
            return new RequiresConfirmation(answered, true);
        }
        if (command.paymentMethod() != null) {
            return new RequiresConfirmation(null, false);
        }
        return before instanceof RequiresConfirmation && command.withoutMethod()
                ? new RequiresPaymentMethod(null)
                : before;
    }

    private static Decision confirm(Payment payment, ConfirmPayment command) {
        if (command.clientSecret() != null && !payment.isOpenedBy(command.clientSecret())) {
            return new Rejected(new Rejection.SecretOfAnother(payment));
        }
        if (command.byShopper() && payment.isConfirmedByServer()) {
            return new Rejected(new Rejection.ServerConfirms(payment));
        }
        return switch (payment.state()) {
            case RequiresConfirmation(RequiresAction answered, boolean changed)
                    when answered != null && !changed && command.paymentMethod() == null ->
                    goOn(
                            payment.saying(command.change().apply(payment.details())),
                            answered,
                            command.request());
            case RequiresPaymentMethod _, RequiresConfirmation _, RequiresAction _ -> {
                var method =
                        command.paymentMethod() == null
                                ? payment.attachedMethod()
                                : command.paymentMethod();
                yield method == null
                        ? new Rejected(new Rejection.PaymentMethodMissing(payment))
                        : attempt(
                                payment.saying(command.change().apply(payment.details())),
                                method,
                                command);
            }
            case Authorizing _,
                    Authorized _,
                    Incrementing _,
                    Capturing _,
                    Canceling _,
                    Succeeded _,
                    Canceled _ ->
                    unexpected(payment, "confirm", CONFIRMABLE);
        };
    }

    private static Decision attempt(Payment payment, PaymentMethod chosen, ConfirmPayment command) {
        var attempt = payment.attempts() + 1;
        var method = named(payment, attempt, chosen);
        var details = payment.details();
        var facts =
                new PaymentFacts(
                        payment.id(),
                        attempt,
                        DerivedIds.charge(payment.id(), attempt),
                        details.amount(),
                        details.currency(),
                        details.captureMethod(),
                        method.facts(),
                        null,
                        details.statementDescriptor(),
                        details.holdOptions(),
                        command.authentication().wish(details.threeDSecure()));
        return new Accepted(
                payment.attempting(attempt, method, command.request()),
                new PaymentSubmitted(facts),
                null);
    }

    private static Decision resume(Payment payment, ResumePayment command) {
        if (!(payment.state() instanceof RequiresAction action)) {
            return unexpected(payment, "resume", "requires_action");
        }
        return payment.isConfirmedByServer()
                ? complete(payment.with(new RequiresConfirmation(action, false)))
                : goOn(payment, action, command.request());
    }

    private static Decision goOn(Payment payment, RequiresAction action, PendingRequest request) {
        return new Accepted(
                payment.asking(
                        new Authorizing(action.attempt()), request.returningTo(action.returnUrl())),
                new PaymentResumed(payment.id(), action.attempt()),
                null);
    }

    /** A test card's name stands for a payment method of its own in each attempt. */
    private static PaymentMethod named(Payment payment, int attempt, PaymentMethod chosen) {
        return chosen.standsForTestCard()
                ? chosen.named(DerivedIds.testPaymentMethod(payment.id(), attempt))
                : chosen;
    }

    private static Decision cancel(Payment payment, CancelPayment command, Instant now) {
        return switch (payment.state()) {
            case RequiresConfirmation(RequiresAction answered, boolean _) when answered != null ->
                    askToCancel(payment, answered.attempt(), command);
            case RequiresPaymentMethod _, RequiresConfirmation _ ->
                    complete(payment.with(new Canceled(now, command.reason())));
            case RequiresAction action -> askToCancel(payment, action.attempt(), command);
            case Authorizing(int attempt) -> askToCancel(payment, attempt, command);
            case Authorized(int attempt, Hold _, PaymentFailure _) ->
                    askToCancel(payment, attempt, command);
            case Incrementing incrementing -> askToCancel(payment, incrementing.attempt(), command);
            case Capturing _, Canceling _, Succeeded _, Canceled _ ->
                    unexpected(payment, "cancel", CANCELABLE);
        };
    }

    private static Decision askToCancel(Payment payment, int attempt, CancelPayment command) {
        return new Accepted(
                payment.asking(new Canceling(attempt, command.reason(), null), command.request()),
                new PaymentCancelRequested(payment.id(), attempt, command.reason()),
                null);
    }

    private static Decision refund(Payment payment, RefundPayment command, Instant now) {
        var attempt = capturedAttempt(payment);
        var named = command.chargeId();
        if (named != null && (attempt == 0 || !named.equals(payment.latestChargeId()))) {
            return new Rejected(new Rejection.ChargeNotRefundable(named));
        }
        if (attempt == 0 || payment.latestChargeId() == null) {
            return new Rejected(new Rejection.NothingToRefund(payment));
        }
        var refundable = payment.capturedAmount() - payment.refundedAmount();
        if (refundable == 0) {
            return new Rejected(new Rejection.AlreadyRefunded(payment));
        }
        var amount = command.amount() == null ? refundable : command.amount();
        if (amount > refundable) {
            return new Rejected(new Rejection.RefundTooLarge(payment, amount, refundable));
        }
        if (amount % Amounts.step(payment.currency()) != 0) {
            return new Rejected(new Rejection.AmountNotDivisible(payment, "amount"));
        }
        var refund = pendingRefund(payment, command, amount, now);
        return new Accepted(
                payment.refunding(amount),
                new PaymentRefundRequested(
                        payment.id(),
                        attempt,
                        refund.chargeId(),
                        refund.id(),
                        amount,
                        payment.currency(),
                        command.reason()),
                refund);
    }

    /** The attempt whose money was taken, at least in part; 0 where there is none. */
    private static int capturedAttempt(Payment payment) {
        return switch (payment.state()) {
            case Succeeded(int attempt) -> attempt;
            case Authorized(int attempt, Hold _, PaymentFailure _)
                    when payment.capturedAmount() > 0 ->
                    attempt;
            case RequiresPaymentMethod _,
                    RequiresConfirmation _,
                    RequiresAction _,
                    Authorizing _,
                    Authorized _,
                    Incrementing _,
                    Capturing _,
                    Canceling _,
                    Canceled _ ->
                    0;
        };
    }

    private static Refund pendingRefund(
            Payment payment, RefundPayment command, long amount, Instant now) {
        return new Refund(
                command.refundId(),
                payment.id(),
                payment.latestChargeId(),
                payment.merchantId(),
                payment.livemode(),
                now,
                amount,
                payment.currency(),
                Refund.Status.PENDING,
                command.reason(),
                null,
                null,
                command.request(),
                command.metadata());
    }

    private static Decision complete(Payment payment) {
        return new Accepted(payment, null, null);
    }

    private static Decision unexpected(Payment payment, String verb, String allowed) {
        return new Rejected(new Rejection.UnexpectedState(payment, verb, allowed));
    }
}
