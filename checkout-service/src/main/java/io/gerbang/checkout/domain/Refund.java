package io.gerbang.checkout.domain;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Money on its way back.
 *
 * @param amount in minor units of the currency
 * @param pending the request whose answer waits for the outcome
 */
public record Refund(
        String id,
        String paymentId,
        String chargeId,
        String merchantId,
        boolean livemode,
        Instant createdAt,
        long amount,
        String currency,
        Status status,
        @Nullable String reason,
        @Nullable String failureReason,
        @Nullable String networkReference,
        @Nullable PendingRequest pending,
        Map<String, String> metadata)
        implements MerchantObject {

    /** Stripe's status of a refund. */
    public enum Status {
        PENDING,
        SUCCEEDED,
        FAILED
    }

    public Refund {
        metadata = Map.copyOf(metadata);
    }

    public Refund with(Map<String, String> said) {
        return with(status, failureReason, networkReference, pending, said);
    }

    Refund succeeded(String reference) {
        return with(Status.SUCCEEDED, null, reference, null, metadata);
    }

    Refund failed(String why) {
        return with(Status.FAILED, why, null, null, metadata);
    }

    private Refund with(
            Status next,
            @Nullable String why,
            @Nullable String reference,
            @Nullable PendingRequest awaited,
            Map<String, String> said) {
        return new Refund(
                id,
                paymentId,
                chargeId,
                merchantId,
                livemode,
                createdAt,
                amount,
                currency,
                next,
                reason,
                why,
                reference,
                awaited,
                said);
    }
}
