package io.gerbang.checkout.domain;

import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A payment: what Stripe calls a PaymentIntent.
 *
 * @param checkoutSessionId the checkout session that it pays for; null where it pays for none
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
        @Nullable String checkoutSessionId,
        PaymentDetails details,
        @Nullable PaymentMethod paymentMethod,
        PaymentState state,
        int attempts,
        @Nullable PendingRequest pending,
        @Nullable String latestChargeId,
        long capturedAmount,
        long refundedAmount,
        long sequence)
        implements Intent {

    /** One that is yet to be stored. */
    public static Payment fresh(
            String id,
            String merchantId,
            boolean livemode,
            Instant createdAt,
            String clientSecret,
            @Nullable String checkoutSessionId,
            PaymentDetails details) {
        return new Payment(
                id,
                merchantId,
                livemode,
                createdAt,
                clientSecret,
                checkoutSessionId,
                details,
                null,
                new PaymentState.RequiresPaymentMethod(null),
                0,
                null,
                null,
                0,
                0,
                0);
    }

    public long amount() {
        return details.amount();
    }

    public String currency() {
        return details.currency();
    }

    /** What could still be captured of the authorized amount. */
    public long capturableAmount() {
        return "requires_capture".equals(state.status()) ? amount() - capturedAmount : 0;
    }

    /** Whether the merchant's server alone confirms it, also after a challenge. */
    public boolean isConfirmedByServer() {
        return checkoutSessionId == null && details.confirmationMethod().equals("manual");
    }

    /** What a confirmation pays with; null once an attempt with it has failed. */
    public @Nullable PaymentMethod attachedMethod() {
        return state instanceof PaymentState.RequiresPaymentMethod ? null : paymentMethod;
    }

    /** With what it is to be paid with, and ready to be confirmed. */
    public Payment payableWith(PaymentMethod method) {
        return with(details, method, new PaymentState.RequiresConfirmation(null, false));
    }

    Payment with(PaymentState next) {
        return changed(draft -> draft.state = next);
    }

    Payment with(PaymentDetails said, @Nullable PaymentMethod method, PaymentState next) {
        return changed(draft -> {
            draft.details = said;
            draft.paymentMethod = method;
            draft.state = next;
        });
    }

    Payment attempting(int attempt, PaymentMethod method, PendingRequest awaited) {
        return changed(draft -> {
            draft.paymentMethod = method;
            draft.attempts = attempt;
            draft.ask(new PaymentState.Authorizing(attempt), awaited);
        });
    }

    Payment asking(PaymentState next, @Nullable PendingRequest awaited) {
        return changed(draft -> draft.ask(next, awaited));
    }

    Payment refunding(long amount) {
        return changed(draft -> {
            draft.refundedAmount += amount;
            draft.sequence++;
        });
    }

    Payment refundFailed(long amount) {
        return changed(draft -> draft.refundedAmount -= amount);
    }

    /** An outcome came: nothing is awaited any more. */
    Payment settled(PaymentState next, @Nullable String chargeId, long captured) {
        return changed(draft -> {
            draft.state = next;
            draft.pending = null;
            draft.latestChargeId = chargeId;
            draft.capturedAmount = captured;
        });
    }

    Payment saying(PaymentDetails said) {
        return changed(draft -> draft.details = said);
    }

    Payment charged(String chargeId) {
        return changed(draft -> draft.latestChargeId = chargeId);
    }

    private Payment changed(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return new Payment(
                id,
                merchantId,
                livemode,
                createdAt,
                clientSecret,
                checkoutSessionId,
                draft.details,
                draft.paymentMethod,
                draft.state,
                draft.attempts,
                draft.pending,
                draft.latestChargeId,
                draft.capturedAmount,
                draft.refundedAmount,
                draft.sequence);
    }

    /** What of a payment can change, while it does. */
    private static final class Draft {
        private PaymentDetails details;
        private @Nullable PaymentMethod paymentMethod;
        private PaymentState state;
        private int attempts;
        private @Nullable PendingRequest pending;
        private @Nullable String latestChargeId;
        private long capturedAmount;
        private long refundedAmount;
        private long sequence;

        private Draft(Payment payment) {
            this.details = payment.details;
            this.paymentMethod = payment.paymentMethod;
            this.state = payment.state;
            this.attempts = payment.attempts;
            this.pending = payment.pending;
            this.latestChargeId = payment.latestChargeId;
            this.capturedAmount = payment.capturedAmount;
            this.refundedAmount = payment.refundedAmount;
            this.sequence = payment.sequence;
        }

        private void ask(PaymentState next, @Nullable PendingRequest awaited) {
            state = next;
            pending = awaited;
            sequence++;
        }
    }
}
