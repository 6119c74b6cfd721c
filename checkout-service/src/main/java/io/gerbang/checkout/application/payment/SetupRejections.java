package io.gerbang.checkout.application.payment;

import io.gerbang.checkout.application.view.SetupIntentView;
import io.gerbang.checkout.domain.Rejection.OfSetup;
import io.gerbang.checkout.domain.Rejection.SecretOfAnotherSetup;
import io.gerbang.checkout.domain.Rejection.SetupMethodMissing;
import io.gerbang.checkout.domain.Rejection.SetupOfSession;
import io.gerbang.checkout.domain.Rejection.UnexpectedSetupState;
import io.gerbang.checkout.domain.SetupIntent;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.error.StripeException;

/** Rejections of what is asked of setup intents in Stripe's words. */
final class SetupRejections {

    private SetupRejections() {}

    static StripeException error(OfSetup rejection) {
        return switch (rejection) {
            case UnexpectedSetupState(SetupIntent setup, String verb, String allowed) ->
                    unexpected(
                            setup,
                            "You cannot %s this SetupIntent because it has a status of %s. "
                                            .formatted(verb, setup.state().status())
                                    + "Only a SetupIntent with one of the following statuses may"
                                    + " be used: "
                                    + allowed
                                    + ".");
            case SecretOfAnotherSetup(SetupIntent setup) ->
                    StripeErrors.resourceMissing("setup_intent", setup.id(), "client_secret");
            case SetupOfSession(SetupIntent setup) ->
                    unexpected(
                            setup,
                            "You cannot cancel this SetupIntent because it was created by a Checkout"
                                    + " Session. Expire the Checkout Session instead.");
            case SetupMethodMissing(SetupIntent setup) ->
                    unexpected(
                            setup,
                            "You cannot confirm this SetupIntent because it's missing a payment"
                                    + " method.");
        };
    }

    private static StripeException unexpected(SetupIntent setup, String message) {
        return StripeErrors.invalid(400, message)
                .code("setup_intent_unexpected_state")
                .object("setup_intent", SetupIntentView.of(setup))
                .build();
    }
}
