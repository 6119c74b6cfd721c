package io.gerbang.checkout.domain;

import io.gerbang.checkout.domain.Rejection.SecretOfAnotherSetup;
import io.gerbang.checkout.domain.Rejection.SetupMethodMissing;
import io.gerbang.checkout.domain.Rejection.SetupOfSession;
import io.gerbang.checkout.domain.Rejection.UnexpectedSetupState;
import io.gerbang.checkout.domain.SetupCommand.CancelSetup;
import io.gerbang.checkout.domain.SetupCommand.ConfirmSetup;
import io.gerbang.checkout.domain.SetupCommand.ResumeSetup;
import io.gerbang.checkout.domain.SetupCommand.UpdateSetup;
import io.gerbang.checkout.domain.SetupDecision.Accepted;
import io.gerbang.checkout.domain.SetupDecision.Rejected;
import io.gerbang.checkout.domain.SetupState.Canceled;
import io.gerbang.checkout.domain.SetupState.Processing;
import io.gerbang.checkout.domain.SetupState.RequiresAction;
import io.gerbang.checkout.domain.SetupState.RequiresConfirmation;
import io.gerbang.checkout.domain.SetupState.RequiresPaymentMethod;
import io.gerbang.checkout.domain.SetupState.Succeeded;
import io.gerbang.events.CaptureMethod;
import io.gerbang.events.PaymentFacts;
import io.gerbang.events.checkout.PaymentCancelRequested;
import io.gerbang.events.checkout.PaymentResumed;
import io.gerbang.events.checkout.PaymentSubmitted;
import java.time.Instant;

/**
 * Decides what a merchant's command does to a setup intent. Pure.
 *
 * <pre>
 * state                  update  confirm     resume      cancel
 * RequiresPaymentMethod  yes     Processing  no          Canceled
 * RequiresConfirmation   yes     Processing  no          Canceled
 * RequiresAction         no      Processing  Processing  Canceled
 * Processing             no      no          no          no
 * Succeeded, Canceled    no      no          no          no
 * </pre>
 *
 * A challenged attempt goes on only when checkout says so, so a cancellation need not wait for
 * anybody: the other services are told of it.
 */
public final class SetupDecider {

    /** Nothing is nothing in every currency, and the network wants one. */
    private static final String CURRENCY = "usd";

    private static final String UPDATABLE = "requires_payment_method, requires_confirmation";
    private static final String OPEN = UPDATABLE + ", requires_action";

    private SetupDecider() {}

    public static SetupDecision decide(SetupIntent setup, SetupCommand command, Instant now) {
        return switch (command) {
            case UpdateSetup update -> update(setup, update);
            case ConfirmSetup confirm -> confirm(setup, confirm, now);
            case ResumeSetup resume -> resume(setup, resume);
            case CancelSetup cancel -> cancel(setup, cancel);
        };
    }

    private static SetupDecision update(SetupIntent setup, UpdateSetup command) {
        return switch (setup.state()) {
            case RequiresPaymentMethod _, RequiresConfirmation _ ->
                    new Accepted(updated(setup, command), null);
            case RequiresAction _, Processing _, Succeeded _, Canceled _ ->
                    unexpected(setup, "update", UPDATABLE);
        };
    }

    /** What failed with the last attempt stays known, though nothing is attached any more. */
    private static SetupIntent updated(SetupIntent setup, UpdateSetup command) {
        var details = command.change().apply(setup.details());
        if (command.paymentMethod() != null) {
            return setup.with(details, command.paymentMethod(), new RequiresConfirmation());
        }
        return command.withoutMethod() && setup.attachedMethod() != null
                ? setup.with(details, null, new RequiresPaymentMethod(null))
                : setup.with(details, setup.paymentMethod(), setup.state());
    }

    private static SetupDecision confirm(SetupIntent setup, ConfirmSetup command, Instant now) {
        if (command.clientSecret() != null && !setup.isOpenedBy(command.clientSecret())) {
            return new Rejected(new SecretOfAnotherSetup(setup));
        }
        return switch (setup.state()) {
            case RequiresPaymentMethod _, RequiresConfirmation _, RequiresAction _ -> {
                var method =
                        command.paymentMethod() == null
                                ? setup.attachedMethod()
                                : command.paymentMethod();
                yield method == null
                        ? new Rejected(new SetupMethodMissing(setup))
                        : attempt(setup, method, command, now);
            }
            case Processing _, Succeeded _, Canceled _ -> unexpected(setup, "confirm", OPEN);
        };
    }

    private static SetupDecision attempt(
            SetupIntent setup, PaymentMethod chosen, ConfirmSetup command, Instant now) {
        var attempt = setup.attempts() + 1;
        var method =
                chosen.standsForTestCard()
                        ? chosen.named(DerivedIds.testPaymentMethod(setup.id(), attempt))
                        : chosen;
        var facts =
                new PaymentFacts(
                        setup.id(),
                        attempt,
                        DerivedIds.setupAttempt(setup.id(), attempt),
                        0,
                        CURRENCY,
                        CaptureMethod.MANUAL,
                        method.facts(),
                        null,
                        null,
                        null,
                        command.authentication().wish(setup.details().threeDSecure()));
        return new Accepted(
                setup.attempting(
                        new SetupAttempt(attempt, now, method, command.acceptance(), null),
                        command.request()),
                new PaymentSubmitted(facts));
    }

    private static SetupDecision resume(SetupIntent setup, ResumeSetup command) {
        if (!(setup.state() instanceof RequiresAction action)) {
            return unexpected(setup, "resume", "requires_action");
        }
        return new Accepted(
                setup.asking(
                        new Processing(action.attempt()),
                        command.request().returningTo(action.returnUrl())),
                new PaymentResumed(setup.id(), action.attempt()));
    }

    private static SetupDecision cancel(SetupIntent setup, CancelSetup command) {
        if (setup.checkoutSessionId() != null) {
            return new Rejected(new SetupOfSession(setup));
        }
        var canceled = new Canceled(command.reason());
        return switch (setup.state()) {
            case RequiresPaymentMethod _, RequiresConfirmation _ ->
                    new Accepted(setup.settled(canceled), null);
            case RequiresAction action ->
                    new Accepted(
                            setup.asking(canceled, null),
                            new PaymentCancelRequested(
                                    setup.id(), action.attempt(), command.reason()));
            case Processing _, Succeeded _, Canceled _ -> unexpected(setup, "cancel", OPEN);
        };
    }

    private static SetupDecision unexpected(SetupIntent setup, String verb, String allowed) {
        return new Rejected(new UnexpectedSetupState(setup, verb, allowed));
    }
}
