package io.gerbang.checkout.domain;

import org.jspecify.annotations.Nullable;

/** How far a shopper has come with an intent: what payments and setup intents have in common. */
sealed interface Progress {

    /**
     * Nothing is under way.
     *
     * @param lastFailure why the last attempt failed; null where there was none
     */
    record Idle(@Nullable PaymentFailure lastFailure) implements Progress {}

    /**
     * The issuer waits for the shopper.
     *
     * @param url from which the shopper goes there
     */
    record AtTheBank(String url) implements Progress {}

    /** The outcome is not known. */
    record Begun() implements Progress {}

    /** Money is held, which the merchant has yet to take. */
    record Held() implements Progress {}

    /** The money was taken, or the card is kept. */
    record Finished() implements Progress {}

    /** Nothing will come of it. */
    record GivenUp() implements Progress {}

    /**
     * @param intent null where the shopper has not begun
     */
    static Progress of(@Nullable Intent intent) {
        return switch (intent) {
            case null -> new Idle(null);
            case Payment payment -> of(payment.state());
            case SetupIntent setup -> of(setup.state());
        };
    }

    private static Progress of(PaymentState state) {
        return switch (state) {
            case PaymentState.RequiresPaymentMethod(var failure) -> new Idle(failure);
            case PaymentState.RequiresConfirmation _ -> new Idle(null);
            case PaymentState.RequiresAction action -> new AtTheBank(action.url());
            case PaymentState.Authorizing _,
                    PaymentState.Incrementing _,
                    PaymentState.Capturing _,
                    PaymentState.Canceling _ ->
                    new Begun();
            case PaymentState.Authorized _ -> new Held();
            case PaymentState.Succeeded _ -> new Finished();
            case PaymentState.Canceled _ -> new GivenUp();
        };
    }

    private static Progress of(SetupState state) {
        return switch (state) {
            case SetupState.RequiresPaymentMethod(var failure) -> new Idle(failure);
            case SetupState.RequiresConfirmation _ -> new Idle(null);
            case SetupState.RequiresAction action -> new AtTheBank(action.url());
            case SetupState.Processing _ -> new Begun();
            case SetupState.Succeeded _ -> new Finished();
            case SetupState.Canceled _ -> new GivenUp();
        };
    }
}
