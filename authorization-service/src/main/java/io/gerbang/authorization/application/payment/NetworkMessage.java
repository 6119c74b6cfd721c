package io.gerbang.authorization.application.payment;

import io.gerbang.authorization.application.issuer.NetworkTrace;

/**
 * A message that is stored, and sent until the network has answered it. The messages of a payment
 * are sent one after another: a capture that overtakes another, or a refund that overtakes its
 * capture, would be refused.
 *
 * @param number position among the payment's messages, from 1
 * @param authorization the trace of the authorization that the message is about
 * @param amount minor units
 * @param currency ISO 4217 code
 * @param tries how often it was sent in vain
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
        int tries) {

    /** What the message says. */
    public sealed interface Content {

        /**
         * @param last whether the rest of the hold is released
         */
        record Capture(boolean last) implements Content {}

        record Reversal() implements Content {}

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
