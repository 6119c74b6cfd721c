package io.gerbang.checkout.domain;

/**
 * What a client calls a request of its, so that a repeat is known.
 *
 * @param value as it was sent
 * @param shopper whether it came with a publishable key: what a browser sends uses up none of the
 *     keys of the merchant's server
 */
public record IdempotencyKey(String value, boolean shopper) {}
