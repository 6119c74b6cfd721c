package io.gerbang.authorization.application.issuer;

/**
 * A cardholder to authenticate, and what for.
 *
 * @param transactionId ours; the same for a repeat
 * @param expYear four digits
 * @param amount minor units
 * @param currency ISO 4217 code
 * @param challenge whether the issuer is asked to challenge the shopper in any case
 */
public record CardholderAuthentication(
        String transactionId,
        String merchantId,
        boolean livemode,
        String paymentId,
        String pan,
        int expMonth,
        int expYear,
        long amount,
        String currency,
        boolean challenge) {

    /** Does not name the card number, so that a log line cannot leak it. */
    @Override
    public String toString() {
        return "CardholderAuthentication[transactionId=%s, merchantId=%s, amount=%d, currency=%s]"
                .formatted(transactionId, merchantId, amount, currency);
    }
}
