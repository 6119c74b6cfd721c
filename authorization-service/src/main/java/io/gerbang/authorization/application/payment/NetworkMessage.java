package io.gerbang.authorization.application.payment;

import io.gerbang.authorization.application.issuer.NetworkTrace;

/**
 * A message that is stored, and sent until the network has answered it. The messages of a payment
 * are sent one after another, but for {@link Turns refunds}: a capture that overtakes another, or a
 * refund that overtakes its capture, would be refused.
 *
 * @param number position among the payment's messages, from 1
 * @param authorization the trace of the authorization that the message is about; of a reversal,
 *     that of the request that is undone
 * @param amount minor units
 * @param currency ISO 4217 code
 * @param tries how often it was tried in vain
 * @param sent whether the network may know of a request; of advices nobody asks, since they are
 *     facts whether it knows of them or not
 */
public record NetworkMessage(
        String paymentId,
        int number,
        String merchantId,
        boolean livemode,
        NetworkTrace trace,
        NetworkTrace authorization,
        long amount,
        String currency,
        Content content,
        Cause cause,
        int tries,
        boolean sent) {

    boolean isRefund() {
        return content instanceof Content.Refund;
    }

    NetworkMessage sent(boolean perhaps) {
        return new NetworkMessage(
                paymentId,
                number,
                merchantId,
                livemode,
                trace,
                authorization,
                amount,
                currency,
                content,
                cause,
                tries,
                perhaps);
    }

    /** Whether to mark it as a repeat when it was not just made. */
    boolean mayBeRepeat() {
        return switch (content) {
            case Content.Capture _, Content.Reversal _, Content.RefundReversal _ -> true;
            case Content.Increment _, Content.Refund _ -> sent;
        };
    }

    /** What the message says. */
    public sealed interface Content {

        /**
         * @param last whether the rest of the hold is released
         */
        record Capture(boolean last) implements Content {}

        /** Undoes an authorization, or an increment. */
        record Reversal() implements Content {}

        record RefundReversal() implements Content {}

        /**
         * @param cardId the payment method, or the name of a test card
         */
        record Increment(String incrementId, String cardId) implements Content {}

        /**
         * @param cardId the payment method, or the name of a test card
         */
        record Refund(String refundId, String cardId) implements Content {}
    }
}
