package io.gerbang.authorization.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a decision brings about: facts to publish, and messages for the network. */
public sealed interface PaymentEvent {

    /** The issuer is to be asked. */
    record AuthorizationStarted() implements PaymentEvent {}

    /** The issuer's side is to authenticate the cardholder. */
    record AuthenticationStarted() implements PaymentEvent {}

    /** The shopper is to answer the issuer. */
    record ActionRequired(Challenge challenge) implements PaymentEvent {}

    /** The issuer's side is to say what came of the challenge. */
    record ChallengeEnded() implements PaymentEvent {}

    /** The issuer did not answer, and will be asked again. */
    record OutcomeBecameUnknown() implements PaymentEvent {}

    record Authorized(IssuerAnswer.Approved approval, Instant holdExpiresAt)
            implements PaymentEvent {}

    record Declined(Decline decline) implements PaymentEvent {}

    /**
     * The issuer is to hold more.
     *
     * @param additional minor units
     */
    record IncrementStarted(Increment increment, long additional) implements PaymentEvent {}

    record Incremented(Increment increment) implements PaymentEvent {}

    record IncrementFailed(int attempt, Increment increment, Decline decline)
            implements PaymentEvent {}

    /**
     * @param total captured so far, in minor units
     * @param last whether the rest of the hold is released
     */
    record Captured(String captureId, long amount, long total, boolean last)
            implements PaymentEvent {}

    /**
     * @param code {@code hold_expired}, {@code amount_exceeds_hold} or {@code not_authorized}
     */
    record CaptureFailed(int attempt, String captureId, long amount, String code)
            implements PaymentEvent {}

    /**
     * @param amount what was released, in minor units
     */
    record Voided(long amount, @Nullable String reason) implements PaymentEvent {}

    /**
     * What was left of a partly captured hold was released.
     *
     * @param amount what was released, in minor units
     * @param captured before, in minor units
     */
    record RestReleased(long amount, long captured, @Nullable String reason)
            implements PaymentEvent {}

    /** The issuer is to release all that the latest attempt holds or may hold. */
    record HoldReleased() implements PaymentEvent {}

    /**
     * The issuer is to undo the increment or the refund that it has just refused, as far as it has
     * carried that out all the same.
     */
    record RequestUndone() implements PaymentEvent {}

    /** The issuer approved an attempt that was given up: its hold is an orphan. */
    record OrphanFound(int attempt) implements PaymentEvent {}

    /** The issuer is to pay back. */
    record RefundStarted(Refund refund) implements PaymentEvent {}

    /**
     * @param total refunded so far, in minor units
     */
    record RefundSucceeded(Refund refund, long total) implements PaymentEvent {}

    /**
     * @param reason one of Stripe's failure reasons
     * @param responseCode the issuer's, null where it was not asked
     */
    record RefundFailed(Refund refund, String reason, @Nullable String responseCode)
            implements PaymentEvent {}
}
