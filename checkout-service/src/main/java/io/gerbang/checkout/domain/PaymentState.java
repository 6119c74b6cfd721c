package io.gerbang.checkout.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a payment stands. While an attempt, a capture or a cancellation is under way the payment is
 * in a state of its own, so nothing else can be asked of it until the outcome is known.
 */
public sealed interface PaymentState {

    /** Nothing to pay with yet, or the last attempt failed. */
    record RequiresPaymentMethod(@Nullable PaymentFailure lastFailure) implements PaymentState {}

    /**
     * Has a means of payment, and waits to be confirmed.
     *
     * @param answered the challenge that the shopper is back from, where the merchant's server
     *     decides whether to go on; null where there is none
     * @param changed whether the merchant has said something else since, so that it cannot go on
     */
    record RequiresConfirmation(@Nullable RequiresAction answered, boolean changed)
            implements PaymentState {}

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
            implements PaymentState {}

    /** An attempt is with the acquirer; its outcome is not known. */
    record Authorizing(int attempt) implements PaymentState {}

    /**
     * Money is held, and perhaps some of it captured.
     *
     * @param failure why the last request about the hold failed; null where it did not
     */
    record Authorized(int attempt, Hold hold, @Nullable PaymentFailure failure)
            implements PaymentState {}

    /**
     * The issuer is asked to hold more.
     *
     * @param then what the payment says once it does
     */
    record Incrementing(int attempt, Hold hold, String incrementId, PaymentDetails then)
            implements PaymentState {}

    /** A capture is under way; {@code amount} of the held money is reserved for it. */
    record Capturing(int attempt, Hold hold, String captureId, long amount)
            implements PaymentState {}

    /**
     * A cancellation is under way, of a hold or of an attempt whose outcome is not known.
     *
     * @param expiredAt when the hold expired; null where the merchant cancels
     */
    record Canceling(int attempt, @Nullable String reason, @Nullable Instant expiredAt)
            implements PaymentState {}

    /** The money was taken. */
    record Succeeded(int attempt) implements PaymentState {}

    /** Over, with nothing held. */
    record Canceled(Instant at, @Nullable String reason) implements PaymentState {}

    /** Business time at which the hold expires, until it is released; null where none does. */
    default @Nullable Instant expiresAt() {
        return switch (this) {
            case Authorized authorized -> authorized.hold().expiresAt();
            case Canceling canceling -> canceling.expiredAt();
            case RequiresPaymentMethod _,
                    RequiresConfirmation _,
                    RequiresAction _,
                    Authorizing _,
                    Incrementing _,
                    Capturing _,
                    Succeeded _,
                    Canceled _ ->
                    null;
        };
    }

    /** The status that Stripe's PaymentIntent shows. */
    default String status() {
        return switch (this) {
            case RequiresPaymentMethod _ -> "requires_payment_method";
            case RequiresConfirmation _ -> "requires_confirmation";
            case RequiresAction _ -> "requires_action";
            case Authorizing _, Capturing _, Canceling _ -> "processing";
            case Authorized _, Incrementing _ -> "requires_capture";
            case Succeeded _ -> "succeeded";
            case Canceled _ -> "canceled";
        };
    }
}
