package io.gerbang.checkout.domain;

import io.gerbang.checkout.domain.Decision.Accepted;
import io.gerbang.checkout.domain.Decision.Rejected;
import io.gerbang.checkout.domain.PaymentCommand.CapturePayment;
import io.gerbang.checkout.domain.PaymentCommand.IncrementPayment;
import io.gerbang.checkout.domain.PaymentState.Authorized;
import io.gerbang.checkout.domain.PaymentState.Canceling;
import io.gerbang.checkout.domain.PaymentState.Capturing;
import io.gerbang.checkout.domain.PaymentState.Incrementing;
import io.gerbang.events.checkout.PaymentCancelRequested;
import io.gerbang.events.checkout.PaymentCaptureRequested;
import io.gerbang.events.checkout.PaymentIncrementRequested;
import java.time.Instant;

/** The part of {@link PaymentDecider} that is about held money: capture, increment, expiry. */
final class HoldRules {

    /** Stripe's cancellation reason of what nobody canceled. */
    static final String AUTOMATIC = "automatic";

    /** Stripe's limit, refused tries included. */
    private static final int MOST_INCREMENTS = 10;

    /** Stripe's limit. */
    private static final int MOST_CAPTURES = 50;

    private HoldRules() {}

    static Decision capture(Payment payment, CapturePayment command, Instant now) {
        if (!(payment.state() instanceof Authorized(int attempt, Hold hold, PaymentFailure _))) {
            return notHeld(payment, "capture");
        }
        if (command.chargeId() != null && !command.chargeId().equals(payment.latestChargeId())) {
            return new Rejected(new Rejection.ChargeNotHeld(command.chargeId()));
        }
        if (!hold.expiresAt().isAfter(now)) {
            return new Rejected(new Rejection.HoldExpired(payment));
        }
        if (!command.last() && !hold.multicapture()) {
            return new Rejected(new Rejection.MulticaptureUnavailable(payment));
        }
        if (hold.captures() >= MOST_CAPTURES) {
            return new Rejected(new Rejection.CapturesExhausted(payment, MOST_CAPTURES));
        }
        var left = payment.capturableAmount();
        var most = command.last() ? hold.mostCapturable() - payment.capturedAmount() : left;
        var amount = command.amount() == null ? left : command.amount();
        if (amount > most) {
            return new Rejected(new Rejection.CaptureTooLarge(payment, amount, most));
        }
        if (amount % Amounts.step(payment.currency()) != 0) {
            return new Rejected(new Rejection.AmountNotDivisible(payment, "amount_to_capture"));
        }
        var captureId = DerivedIds.capture(payment.id(), payment.sequence() + 1);
        return new Accepted(
                payment.asking(
                        new Capturing(attempt, hold.capturing(), captureId, amount),
                        command.request()),
                new PaymentCaptureRequested(
                        payment.id(),
                        attempt,
                        captureId,
                        amount,
                        payment.currency(),
                        command.last()),
                null);
    }

    static Decision increment(Payment payment, IncrementPayment command, Instant now) {
        if (!(payment.state() instanceof Authorized(int attempt, Hold hold, PaymentFailure _))) {
            return notHeld(payment, "increment");
        }
        if (!hold.incremental() || payment.capturedAmount() > 0) {
            return new Rejected(new Rejection.IncrementUnavailable(payment));
        }
        if (!hold.expiresAt().isAfter(now)) {
            return new Rejected(new Rejection.HoldExpired(payment));
        }
        if (hold.increments() >= MOST_INCREMENTS) {
            return new Rejected(new Rejection.IncrementsExhausted(payment, MOST_INCREMENTS));
        }
        var then = command.change().apply(payment.details());
        if (then.amount() <= payment.amount()) {
            return new Rejected(new Rejection.IncrementTooSmall(payment, then.amount()));
        }
        var id = DerivedIds.increment(payment.id(), payment.sequence() + 1);
        return new Accepted(
                payment.asking(
                        new Incrementing(attempt, hold.incrementing(), id, then),
                        command.request()),
                new PaymentIncrementRequested(
                        payment.id(), attempt, id, then.amount(), payment.currency()),
                null);
    }

    /** A hold about which something is under way is left to that. */
    static Decision expire(Payment payment, Instant now) {
        if (!(payment.state() instanceof Authorized(int attempt, Hold hold, PaymentFailure _))
                || hold.expiresAt().isAfter(now)) {
            return notHeld(payment, "expire");
        }
        return new Accepted(
                payment.asking(new Canceling(attempt, AUTOMATIC, hold.expiresAt()), null),
                new PaymentCancelRequested(payment.id(), attempt, AUTOMATIC),
                null);
    }

    private static Decision notHeld(Payment payment, String verb) {
        return new Rejected(
                payment.state() instanceof Incrementing
                        ? new Rejection.Locked(payment)
                        : new Rejection.UnexpectedState(payment, verb, "requires_capture"));
    }
}
