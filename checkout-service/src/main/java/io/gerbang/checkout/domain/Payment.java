package io.gerbang.checkout.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment: what Stripe calls a PaymentIntent.
 *
 * @param attempts how many attempts were made; each becomes a charge
 * @param pending the request whose outcome is awaited
 * @param capturedAmount captured so far, in minor units
 * @param refundedAmount refunded or reserved for a refund, in minor units: never above what is
 *     captured
 * @param sequence of the last event published on {@code checkout.payment.v1}
 */
public record Payment(
        String id,
        String merchantId,
        boolean livemode,
        Instant createdAt,
        String clientSecret,
        PaymentDetails details,
        @Nullable PaymentMethod paymentMethod,
        PaymentState state,
        int attempts,
        @Nullable PendingRequest pending,
        @Nullable String latestChargeId,
        long capturedAmount,
        long refundedAmount,
        long sequence) {

    public long amount() {
        return details.amount();
    }

    public String currency() {
        return details.currency();
    }

    /** What could still be captured. */
    public long capturableAmount() {
        return state instanceof PaymentState.Authorized ? amount() : 0;
    }

    Payment with(PaymentState next) {
        return new Payment(
                id,
                merchantId,
                livemode,
                createdAt,
                clientSecret,
                details,
                paymentMethod,
                next,
                attempts,
                pending,
                latestChargeId,
                capturedAmount,
                refundedAmount,
                sequence);
    }

    Payment with(PaymentDetails changed, @Nullable PaymentMethod method, PaymentState next) {
        return new Payment(
                id,
                merchantId,
                livemode,
                createdAt,
                clientSecret,
                changed,
                method,
                next,
                attempts,
                pending,
                latestChargeId,
                capturedAmount,
                refundedAmount,
                sequence);
    }

    Payment attempting(int attempt, PaymentMethod method, PendingRequest awaited) {
        return new Payment(
                id,
                merchantId,
                livemode,
                createdAt,
                clientSecret,
                details,
                method,
                new PaymentState.Authorizing(attempt),
                attempt,
                awaited,
                latestChargeId,
                capturedAmount,
                refundedAmount,
                sequence + 1);
    }

    Payment asking(PaymentState next, PendingRequest awaited) {
        return new Payment(
                id,
                merchantId,
                livemode,
                createdAt,
                clientSecret,
                details,
                paymentMethod,
                next,
                attempts,
                awaited,
                latestChargeId,
                capturedAmount,
                refundedAmount,
                sequence + 1);
    }

    Payment refunding(long amount) {
        return new Payment(
                id,
                merchantId,
                livemode,
                createdAt,
                clientSecret,
                details,
                paymentMethod,
                state,
                attempts,
                pending,
                latestChargeId,
                capturedAmount,
                refundedAmount + amount,
                sequence + 1);
    }

    Payment refundFailed(long amount) {
        return new Payment(
                id,
                merchantId,
                livemode,
                createdAt,
                clientSecret,
                details,
                paymentMethod,
                state,
                attempts,
                pending,
                latestChargeId,
                capturedAmount,
                refundedAmount - amount,
                sequence);
    }

    /** An outcome came: nothing is awaited any more. */
    Payment settled(PaymentState next, @Nullable String chargeId, long captured) {
        return new Payment(
                id,
                merchantId,
                livemode,
                createdAt,
                clientSecret,
                details,
                paymentMethod,
                next,
                attempts,
                null,
                chargeId,
                captured,
                refundedAmount,
                sequence);
    }

    Payment charged(String chargeId) {
        return new Payment(
                id,
                merchantId,
                livemode,
                createdAt,
                clientSecret,
                details,
                paymentMethod,
                state,
                attempts,
                pending,
                chargeId,
                capturedAmount,
                refundedAmount,
                sequence);
    }
}
