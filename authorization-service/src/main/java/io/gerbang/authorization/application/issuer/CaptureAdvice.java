package io.gerbang.authorization.application.issuer;

/**
 * Takes an amount of what an authorization holds.
 *
 * @param authorization the trace of the authorization that holds the amount
 * @param amount minor units
 * @param currency ISO 4217 code
 * @param last whether the rest of the hold is released
 */
public record CaptureAdvice(
        NetworkTrace trace,
        NetworkTrace authorization,
        long amount,
        String currency,
        boolean last) {}
