package io.gerbang.authorization.application.issuer;

/**
 * Holds more on a card that an authorization holds something on already.
 *
 * @param authorization the trace of the authorization that holds
 * @param merchantId our merchant; the network sees a shortened form of it
 * @param expYear four digits
 * @param amount what to hold in addition, in minor units
 * @param currency ISO 4217 code
 */
public record IncrementRequest(
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
        return "IncrementRequest[trace=%s, authorization=%s, merchantId=%s, amount=%d, currency=%s]"
                .formatted(trace, authorization, merchantId, amount, currency);
    }
}
