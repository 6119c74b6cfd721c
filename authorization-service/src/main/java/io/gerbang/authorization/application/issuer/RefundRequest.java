package io.gerbang.authorization.application.issuer;

/**
 * Pays an amount of an earlier capture back to the card.
 *
 * @param authorization the trace of the authorization that was captured
 * @param merchantId our merchant; the network sees a shortened form of it
 * @param expYear four digits
 * @param amount minor units
 * @param currency ISO 4217 code
 */
public record RefundRequest(
        NetworkTrace trace,
        NetworkTrace authorization,
        String merchantId,
        String pan,
        int expMonth,
        int expYear,
        long amount,
        String currency) {

    /** Does not name the card number, so that a log line cannot leak it. */
    @Override
    public String toString() {
        return "RefundRequest[trace=%s, authorization=%s, merchantId=%s, amount=%d, currency=%s]"
                .formatted(trace, authorization, merchantId, amount, currency);
    }
}
