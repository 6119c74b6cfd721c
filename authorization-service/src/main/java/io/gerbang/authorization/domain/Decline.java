package io.gerbang.authorization.domain;

import org.jspecify.annotations.Nullable;

/**
 * Why an attempt failed, in Stripe's words.
 *
 * @param outcomeType who refused: {@code issuer_declined}, {@code blocked}, {@code invalid} or
 *     {@code unauthenticated}
 * @param code Stripe's error code
 * @param declineCode Stripe's decline code; null where no card was declined
 * @param responseCode the issuer's, ISO 8583 field 39; null where it gave none
 */
public record Decline(
        String outcomeType,
        String code,
        @Nullable String declineCode,
        @Nullable String responseCode,
        CvcCheck cvcCheck) {

    private static final String CARD_DECLINED = "card_declined";
    private static final String UNAUTHENTICATED = "unauthenticated";

    /** The fraud rules forbid it. */
    public static Decline blocked() {
        return unasked("blocked", "fraudulent");
    }

    /** The card, or whoever pays, was declined too often: somebody may be trying numbers. */
    public static Decline tooManyDeclines() {
        return new Decline(
                "blocked",
                "card_decline_rate_limit_exceeded",
                "fraudulent",
                null,
                CvcCheck.UNCHECKED);
    }

    /** There is no such payment method, or it is another merchant's: nobody learns which. */
    public static Decline invalidPaymentMethod() {
        return unasked("invalid", "invalid_account");
    }

    /** The shopper could not, or would not, prove to be the cardholder: the issuer is not asked. */
    public static Decline unauthenticated() {
        return new Decline(
                UNAUTHENTICATED,
                "payment_intent_authentication_failure",
                null,
                null,
                CvcCheck.UNCHECKED);
    }

    /** The shopper would have to act, and the merchant does not want that. */
    public static Decline authenticationRequired() {
        return new Decline(
                UNAUTHENTICATED,
                IssuerRefusal.AUTHENTICATION_REQUIRED,
                IssuerRefusal.AUTHENTICATION_REQUIRED,
                null,
                CvcCheck.UNCHECKED);
    }

    /** The issuer wants the cardholder authenticated, and nobody can do that. */
    public static Decline authenticationUnavailable() {
        return new Decline(
                "issuer_declined",
                CARD_DECLINED,
                IssuerRefusal.AUTHENTICATION_REQUIRED,
                IssuerRefusal.AUTHENTICATION_WANTED,
                CvcCheck.UNCHECKED);
    }

    /** The vault is sealed: whether the card is good nobody can tell. */
    public static Decline vaultSealed() {
        return processingError("invalid");
    }

    /** Nobody can say what became of the attempt, and whatever was held is released. */
    public static Decline unanswered() {
        return processingError("issuer_declined");
    }

    /** Such a hold cannot be increased, or not any more. */
    public static Decline incrementUnavailable() {
        return unasked("invalid", "transaction_not_allowed");
    }

    /** The issuer said no. */
    public static Decline refused(IssuerAnswer.Refused answer) {
        var refusal = IssuerRefusal.of(answer.responseCode());
        return new Decline(
                "issuer_declined",
                refusal.code(),
                refusal.declineCode(),
                answer.responseCode(),
                answer.cvcCheck());
    }

    private static Decline processingError(String outcomeType) {
        return new Decline(
                outcomeType,
                IssuerRefusal.PROCESSING_ERROR,
                IssuerRefusal.PROCESSING_ERROR,
                null,
                CvcCheck.UNCHECKED);
    }

    private static Decline unasked(String outcomeType, String declineCode) {
        return new Decline(outcomeType, CARD_DECLINED, declineCode, null, CvcCheck.UNCHECKED);
    }
}
