package io.gerbang.fraud.domain;

/**
 * How much one payment may come to. What is above is reviewed, authenticated or blocked.
 *
 * @param currency ISO 4217 code in lower case
 * @param max minor units of the currency
 */
public record AmountLimit(String currency, long max, Decision decision) {

    public AmountLimit {
        if (max < 0 || decision == Decision.ALLOW) {
            throw new IllegalArgumentException("a limit needs a max and a consequence");
        }
    }
}
