package io.gerbang.checkout.application;

import java.time.Instant;

/**
 * Who sells.
 *
 * @param country ISO 3166-1 alpha-2
 * @param defaultCurrency ISO 4217 code in lower case
 */
public record Merchant(
        String id, String name, String country, String defaultCurrency, Instant createdAt) {}
