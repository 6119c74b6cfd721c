package io.gerbang.settlement.application;

import java.time.Instant;

/**
 * What settlement needs to know of a merchant.
 *
 * @param country ISO 3166-1 alpha-2
 * @param defaultCurrency ISO 4217 code in lower case
 * @param since business time from which a new merchant is settled
 */
public record MerchantProfile(
        String merchantId, String country, String defaultCurrency, Instant since) {}
