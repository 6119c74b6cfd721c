package io.gerbang.authorization.domain;

/**
 * Issuers count minor units by ISO 4217. The merchants' API does too, but for three currencies that
 * Stripe counts otherwise.
 */
public final class NetworkAmounts {

    private NetworkAmounts() {}

    /**
     * @param amount as merchants count it
     * @param currency ISO 4217 code in lower case
     */
    public static long of(long amount, String currency) {
        return switch (currency) {
            case "isk", "ugx" -> amount / 100;
            case "mga" -> Math.multiplyExact(amount, 100L);
            default -> amount;
        };
    }
}
