package io.gerbang.authorization.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is asked of a payment, or told of it. Amounts are minor units, times business time. */
public sealed interface PaymentCommand {

    /** What a merchant asks of an attempt; it may overtake the attempt itself. */
    sealed interface Request extends PaymentCommand {

        /** The number of the attempt that is meant. */
        int attempt();
    }

    /**
     * Makes an attempt.
     *
     * @param refusal why the issuer is not even asked; null where it is
     */
    record SubmitAttempt(Attempt attempt, @Nullable Decline refusal) implements PaymentCommand {}

    /** Takes the issuer's answer about an attempt; at the time {@code at} the hold begins. */
    record TakeAnswer(int attempt, IssuerAnswer answer, Instant at) implements PaymentCommand {}

    /** Nobody waits for the issuer's answer any more: who asked is gone. */
    record LoseAnswer(int attempt) implements PaymentCommand {}

    /**
     * Takes what came of authenticating the cardholder.
     *
     * @param challengeExpiresAt until when the shopper may answer a challenge, by the wall clock
     */
    record TakeAuthentication(int attempt, AuthenticationAnswer answer, Instant challengeExpiresAt)
            implements PaymentCommand {}

    /** The shopper is back from the challenge. */
    record ResumeAttempt(int attempt) implements PaymentCommand {}

    /** Gives up waiting for the shopper where the time is up. */
    record AbandonChallenge(int attempt, Instant now) implements PaymentCommand {}

    /**
     * Takes the issuer's answer about a refund.
     *
     * @param repeated whether the issuer was asked before and not heard
     */
    record TakeRefundAnswer(String refundId, IssuerAnswer answer, boolean repeated)
            implements PaymentCommand {}

    /**
     * Takes the issuer's answer about an increment.
     *
     * @param repeated whether the issuer was asked before and not heard
     */
    record TakeIncrementAnswer(String incrementId, IssuerAnswer answer, boolean repeated)
            implements PaymentCommand {}

    /**
     * Captures an amount of what is held.
     *
     * @param last whether the rest of the hold is released
     */
    record CapturePayment(int attempt, String captureId, long amount, boolean last, Instant at)
            implements Request {}

    /** Asks for a larger hold. */
    record IncrementHold(int attempt, Increment increment, Instant at) implements Request {}

    /**
     * Releases what is held.
     *
     * @param reason the merchant's, one of Stripe's cancellation reasons
     */
    record CancelPayment(int attempt, @Nullable String reason) implements Request {}

    /** Gives captured money back. */
    record RefundPayment(int attempt, Refund refund) implements Request {}
}
