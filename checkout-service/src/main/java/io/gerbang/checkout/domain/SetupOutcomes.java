package io.gerbang.checkout.domain;

import io.gerbang.checkout.domain.SetupState.Processing;
import io.gerbang.checkout.domain.SetupState.RequiresAction;
import io.gerbang.checkout.domain.SetupState.Succeeded;
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

/**
 * Folds what authorization-service says into a setup intent. Pure. An event that no longer fits the
 * state changes nothing: after a cancellation, none does.
 *
 * <pre>
 * event                  from                       to
 * PaymentActionRequired  Processing                 RequiresAction
 * PaymentAuthorized      Processing                 Succeeded
 * PaymentDeclined        Processing                 RequiresPaymentMethod
 *                        RequiresAction, abandoned  RequiresPaymentMethod
 * </pre>
 */
public final class SetupOutcomes {

    private static final String OF_PAYMENT = "payment_intent_authentication_failure";
    private static final String OF_SETUP = "setup_intent_authentication_failure";

    private SetupOutcomes() {}

    /**
     * @param at the event's time
     */
    public static SetupIntent apply(
            SetupIntent setup, AuthorizationPaymentEvent event, Instant at) {
        return switch (event) {
            case PaymentActionRequired action -> actionRequired(setup, action);
            case PaymentAuthorized authorized ->
                    isOpen(setup, authorized.payment().attempt())
                            ? setup.settled(new Succeeded(setup.attempts(), at))
                            : setup;
            case PaymentDeclined declined -> declined(setup, declined);
            case PaymentOutcomeUnknown _,
                    PaymentVoided _,
                    PaymentIncremented _,
                    PaymentIncrementFailed _,
                    PaymentCaptured _,
                    PaymentCaptureFailed _,
                    PaymentHoldReleased _,
                    RefundSucceeded _,
                    RefundFailed _ ->
                    setup;
        };
    }

    private static boolean isOpen(SetupIntent setup, int attempt) {
        return setup.state() instanceof Processing(int current) && current == attempt;
    }

    private static SetupIntent actionRequired(SetupIntent setup, PaymentActionRequired event) {
        if (!isOpen(setup, event.attempt()) || setup.pending() == null) {
            return setup;
        }
        return setup.settled(
                new RequiresAction(
                        event.attempt(),
                        event.url() + "?key=" + setup.shopperKey(),
                        event.challengeUrl(),
                        event.challengeRequest(),
                        setup.pending().returnUrl()));
    }

    private static SetupIntent declined(SetupIntent setup, PaymentDeclined event) {
        var attempt = event.payment().attempt();
        var isAbandoned =
                setup.state() instanceof RequiresAction action && action.attempt() == attempt;
        if (!isOpen(setup, attempt) && !isAbandoned) {
            return setup;
        }
        var code = event.code().equals(OF_PAYMENT) ? OF_SETUP : event.code();
        return setup.failed(new PaymentFailure(null, code, event.declineCode()));
    }
}
