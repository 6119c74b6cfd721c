package io.gerbang.authorization.domain;

import org.jspecify.annotations.Nullable;

/**
 * Why an attempt failed, in Stripe's words.
 *
 * @param outcomeType who refused: {@code issuer_declined}, {@code blocked} or {@code invalid}
 * @param code Stripe's error code
 * @param declineCode Stripe's decline code
 * @param responseCode the issuer's, ISO 8583 field 39; null where it gave none
 */
public record Decline(
        String outcomeType,
        String code,
        String declineCode,
        @Nullable String responseCode,
        CvcCheck cvcCheck) {

    private static final String CARD_DECLINED = "card_declined";

    /** The fraud rules forbid it. */
    public static Decline blocked() {
        return unasked("blocked", "fraudulent");
    }

    /** There is no such payment method, or it is another merchant's: nobody learns which. */
    public static Decline invalidPaymentMethod() {
        return unasked("invalid", "invalid_account");
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
