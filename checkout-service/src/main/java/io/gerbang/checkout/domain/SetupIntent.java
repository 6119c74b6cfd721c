package io.gerbang.checkout.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wish to keep a card for later payments. Its card is verified with the issuer as a payment of
 * nothing, which holds nothing and becomes no charge.
 *
 * @param checkoutSessionId the checkout session that keeps a card; null where none does
 * @param pending the request whose outcome is awaited
 * @param sequence of the last event published on {@code checkout.payment.v1}
 */
public record SetupIntent(
        String id,
        String merchantId,
        boolean livemode,
        Instant createdAt,
        String clientSecret,
        @Nullable String checkoutSessionId,
        SetupDetails details,
        @Nullable PaymentMethod paymentMethod,
        SetupState state,
        @Nullable SetupAttempt lastAttempt,
        @Nullable PendingRequest pending,
        long sequence)
        implements Intent {

    public static final String PREFIX = "seti_";

    private static final String MANDATE_PREFIX = "mandate_";

    /** One that is yet to be stored. */
    public static SetupIntent fresh(
            String id,
            String merchantId,
            boolean livemode,
            Instant createdAt,
            String clientSecret,
            @Nullable String checkoutSessionId,
            SetupDetails details,
            @Nullable PaymentMethod paymentMethod) {
        var state =
                paymentMethod == null
                        ? new SetupState.RequiresPaymentMethod(null)
                        : new SetupState.RequiresConfirmation();
        return new SetupIntent(
                id,
                merchantId,
                livemode,
                createdAt,
                clientSecret,
                checkoutSessionId,
                details,
                paymentMethod,
                state,
                null,
                null,
                0);
    }

    /** Whether an id is that of a setup intent. */
    public static boolean isId(String id) {
        return id.startsWith(PREFIX);
    }

    /** The setup intent that led to a mandate; nobody's id where it is no mandate's. */
    public static String idOfMandate(String mandateId) {
        return mandateId.startsWith(MANDATE_PREFIX)
                ? PREFIX + mandateId.substring(MANDATE_PREFIX.length())
                : PREFIX;
    }

    /** The agreement that the shopper may be charged while away; null where there is none. */
    public @Nullable String mandateId() {
        return state instanceof SetupState.Succeeded && details.usage().equals("off_session")
                ? MANDATE_PREFIX + id.substring(PREFIX.length())
                : null;
    }

    /** What a confirmation sets up; null once an attempt with it has failed. */
    public @Nullable PaymentMethod attachedMethod() {
        return state instanceof SetupState.RequiresPaymentMethod ? null : paymentMethod;
    }

    /** How many attempts were made. */
    public int attempts() {
        return lastAttempt == null ? 0 : lastAttempt.number();
    }

    SetupIntent with(SetupDetails said, @Nullable PaymentMethod method, SetupState next) {
        return changed(said, method, next, lastAttempt, pending, sequence);
    }

    SetupIntent attempting(SetupAttempt attempt, PendingRequest awaited) {
        var next = new SetupState.Processing(attempt.number());
        return changed(details, attempt.paymentMethod(), next, attempt, awaited, sequence + 1);
    }

    SetupIntent asking(SetupState next, @Nullable PendingRequest awaited) {
        return changed(details, paymentMethod, next, lastAttempt, awaited, sequence + 1);
    }

    /** An outcome came: nothing is awaited any more. */
    SetupIntent settled(SetupState next) {
        return changed(details, paymentMethod, next, lastAttempt, null, sequence);
    }

    /** A bad one came. */
    SetupIntent failed(PaymentFailure failure) {
        var next = new SetupState.RequiresPaymentMethod(failure);
        return changed(details, paymentMethod, next, lastAttempt.failed(failure), null, sequence);
    }

    private SetupIntent changed(
            SetupDetails said,
            @Nullable PaymentMethod method,
            SetupState next,
            @Nullable SetupAttempt attempt,
            @Nullable PendingRequest awaited,
            long published) {
        return new SetupIntent(
                id,
                merchantId,
                livemode,
                createdAt,
                clientSecret,
                checkoutSessionId,
                said,
                method,
                next,
                attempt,
                awaited,
                published);
    }
}
