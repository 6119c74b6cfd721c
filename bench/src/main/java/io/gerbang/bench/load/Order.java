package io.gerbang.bench.load;

/**
 * One payment to take.
 *
 * @param key its idempotency key
 * @param amount in minor units
 * @param currency ISO 4217, in small letters
 */
record Order(String key, long amount, String currency, Card card) {}
