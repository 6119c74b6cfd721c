package io.gerbang.checkout.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a setup intent stands. {@link SetupDecider} has the transitions. */
public sealed interface SetupState {

    /** Nothing to set up yet, or the last attempt failed. */
    record RequiresPaymentMethod(@Nullable PaymentFailure lastFailure) implements SetupState {}

    /** Has a means of payment, and waits to be confirmed. */
    record RequiresConfirmation() implements SetupState {}

    /**
     * The issuer wants the shopper to answer a challenge first.
     *
     * @param url our page, from which the shopper goes there and to which the issuer sends back
     * @param challengeUrl the issuer's page
     * @param challengeRequest what that page is told
     * @param returnUrl the merchant's page, to which the shopper goes in the end
     */
    record RequiresAction(
            int attempt,
            String url,
            String challengeUrl,
            String challengeRequest,
            @Nullable String returnUrl)
            implements SetupState {}

    /** The issuer is being asked whether the card is good. */
    record Processing(int attempt) implements SetupState {}

    /** The issuer said that it is. */
    record Succeeded(int attempt, Instant at) implements SetupState {}

    /** Given up by the merchant. */
    record Canceled(@Nullable String reason) implements SetupState {}

    /** The status that Stripe's SetupIntent shows. */
    default String status() {
        return switch (this) {
            case RequiresPaymentMethod _ -> "requires_payment_method";
            case RequiresConfirmation _ -> "requires_confirmation";
            case RequiresAction _ -> "requires_action";
            case Processing _ -> "processing";
            case Succeeded _ -> "succeeded";
            case Canceled _ -> "canceled";
        };
    }
}
