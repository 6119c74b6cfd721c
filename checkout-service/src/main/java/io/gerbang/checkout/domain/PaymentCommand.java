package io.gerbang.checkout.domain;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a merchant asks of an existing payment. */
public sealed interface PaymentCommand {

    /**
     * Changes what the merchant said, before the payment is under way.
     *
     * @param change of what was said so far; may refuse it
     * @param paymentMethod replaces the payment's own; null keeps it
     * @param withoutMethod whether the payment's own is taken from it
     */
    record UpdatePayment(
            UnaryOperator<PaymentDetails> change,
            @Nullable PaymentMethod paymentMethod,
            boolean withoutMethod)
            implements PaymentCommand {

        boolean isAboutMethod() {
            return paymentMethod != null || withoutMethod;
        }
    }

    /**
     * Makes an attempt.
     *
     * @param clientSecret what whoever confirms knows of the payment; null where a secret key
     *     speaks for itself
     * @param byShopper whether a browser confirms, with a publishable key
     * @param paymentMethod replaces the payment's own; null keeps it
     * @param change of what was said so far; may refuse it
     * @param authentication how far the shopper may be asked to act
     */
    record ConfirmPayment(
            @Nullable String clientSecret,
            boolean byShopper,
            @Nullable PaymentMethod paymentMethod,
            UnaryOperator<PaymentDetails> change,
            AuthenticationTerms authentication,
            PendingRequest request)
            implements PaymentCommand {}

    /** Goes on with an attempt whose shopper is back from the issuer's challenge. */
    record ResumePayment(PendingRequest request) implements PaymentCommand {}

    /**
     * Takes held money.
     *
     * @param chargeId the charge whose money is meant; null: whichever holds some
     * @param amount in minor units; null takes all that is left
     * @param last whether what is left afterwards is released
     */
    record CapturePayment(
            @Nullable String chargeId, @Nullable Long amount, boolean last, PendingRequest request)
            implements PaymentCommand {}

    /**
     * Asks the issuer to hold more.
     *
     * @param change of what was said so far, the amount among it; may refuse it
     */
    record IncrementPayment(UnaryOperator<PaymentDetails> change, PendingRequest request)
            implements PaymentCommand {}

    /** Gives the payment up. */
    record CancelPayment(@Nullable String reason, PendingRequest request)
            implements PaymentCommand {}

    /** Gives the payment up because its hold has expired; nobody asks for it. */
    record ExpireHold() implements PaymentCommand {}

    /**
     * Gives captured money back.
     *
     * @param chargeId the charge whose money is meant; null: whichever took some
     * @param amount in minor units; null refunds what is left
     */
    record RefundPayment(
            String refundId,
            @Nullable String chargeId,
            @Nullable Long amount,
            @Nullable String reason,
            Map<String, String> metadata,
            PendingRequest request)
            implements PaymentCommand {}
}
