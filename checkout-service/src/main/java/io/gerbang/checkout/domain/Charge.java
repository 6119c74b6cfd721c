package io.gerbang.checkout.domain;

import io.gerbang.events.Screening;
import io.gerbang.events.ThreeDSecureFacts;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a payment that had an outcome.
 *
 * @param failure why it failed; null where it succeeded
 * @param outcomeType Stripe's: authorized, issuer_declined, blocked, invalid, manual_review
 * @param cvcCheck pass, fail, unavailable or unchecked
 * @param authentication of the cardholder; null where none was tried
 * @param hold what may be done with the money before it is captured; null where it is captured at
 *     once, or nothing is held
 * @param captured whether no more of it will be captured
 * @param refundedAmount what refunds have given back, in minor units
 * @param released whether its hold ended before anything was captured
 */
public record Charge(
        String id,
        String paymentId,
        String merchantId,
        boolean livemode,
        Instant createdAt,
        long amount,
        String currency,
        PaymentMethod paymentMethod,
        @Nullable PaymentFailure failure,
        String outcomeType,
        Screening screening,
        String cvcCheck,
        @Nullable String approvalCode,
        @Nullable String networkReference,
        @Nullable Hold hold,
        @Nullable ThreeDSecureFacts authentication,
        boolean captured,
        long capturedAmount,
        long refundedAmount,
        boolean released,
        @Nullable String customerId,
        @Nullable String description,
        @Nullable String receiptEmail,
        @Nullable Shipping shipping,
        @Nullable String statementDescriptor,
        @Nullable String statementDescriptorSuffix,
        @Nullable String transferGroup,
        Map<String, String> metadata)
        implements MerchantObject {

    public Charge {
        metadata = Map.copyOf(metadata);
    }

    /** What a merchant may say about a charge once it is made. */
    public record Note(
            @Nullable String description,
            @Nullable String receiptEmail,
            @Nullable Shipping shipping,
            @Nullable String transferGroup,
            Map<String, String> metadata) {}

    /** How the ids of a payment's charges begin. */
    public static String idPrefix(String paymentId) {
        return DerivedIds.chargePrefix(paymentId);
    }

    public Note note() {
        return new Note(description, receiptEmail, shipping, transferGroup, metadata);
    }

    /** Whether all that was held or captured has been given back. */
    public boolean givenBack() {
        return released || captured && refundedAmount == capturedAmount;
    }

    public Charge with(Note note) {
        return with(amount, hold, captured, capturedAmount, refundedAmount, released, note);
    }

    Charge increased(long total, Hold terms) {
        return with(total, terms, captured, capturedAmount, refundedAmount, released, note());
    }

    Charge captured(long total) {
        return with(amount, hold, true, total, refundedAmount, released, note());
    }

    Charge partlyCaptured(long total) {
        return with(amount, hold, false, total, refundedAmount, released, note());
    }

    Charge refunded(long total) {
        return with(amount, hold, captured, capturedAmount, total, released, note());
    }

    Charge release() {
        return with(amount, hold, captured, capturedAmount, refundedAmount, true, note());
    }

    private Charge with(
            long nowAmount,
            @Nullable Hold nowHold,
            boolean nowCaptured,
            long nowCapturedAmount,
            long nowRefundedAmount,
            boolean nowReleased,
            Note note) {
        return new Charge(
                id,
                paymentId,
                merchantId,
                livemode,
                createdAt,
                nowAmount,
                currency,
                paymentMethod,
                failure,
                outcomeType,
                screening,
                cvcCheck,
                approvalCode,
                networkReference,
                nowHold,
                authentication,
                nowCaptured,
                nowCapturedAmount,
                nowRefundedAmount,
                nowReleased,
                customerId,
                note.description(),
                note.receiptEmail(),
                note.shipping(),
                statementDescriptor,
                statementDescriptorSuffix,
                note.transferGroup(),
                note.metadata());
    }
}
