package io.gerbang.checkout.domain;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a merchant asks of an existing setup intent. */
public sealed interface SetupCommand {

    /**
     * Changes what the merchant said, before the issuer is asked.
     *
     * @param paymentMethod replaces the setup intent's own; null keeps it
     * @param withoutMethod whether the setup intent's own is taken from it
     */
    record UpdateSetup(
            UnaryOperator<SetupDetails> change,
            @Nullable PaymentMethod paymentMethod,
            boolean withoutMethod)
            implements SetupCommand {}

    /**
     * Makes an attempt.
     *
     * @param clientSecret what whoever confirms knows of it; null where a secret key speaks for
     *     itself
     * @param paymentMethod replaces the setup intent's own; null keeps it
     * @param acceptance how the shopper agrees; null where nothing is said of it
     */
    record ConfirmSetup(
            @Nullable String clientSecret,
            @Nullable PaymentMethod paymentMethod,
            AuthenticationTerms authentication,
            @Nullable CustomerAcceptance acceptance,
            PendingRequest request)
            implements SetupCommand {}

    /** Goes on with an attempt whose shopper is back from the issuer's challenge. */
    record ResumeSetup(PendingRequest request) implements SetupCommand {}

    /** Gives it up. */
    record CancelSetup(@Nullable String reason) implements SetupCommand {}
}
