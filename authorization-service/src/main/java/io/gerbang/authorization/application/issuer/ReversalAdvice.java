package io.gerbang.authorization.application.issuer;

/**
 * Undoes an authorization, an increment or a refund: of an authorization it releases all that is
 * still held.
 *
 * @param original the trace of the request to undo
 * @param amount the amount that was asked for, in minor units
 * @param currency ISO 4217 code
 * @param ofRefund whether the request was to pay back
 */
public record ReversalAdvice(
        NetworkTrace trace,
        NetworkTrace original,
        long amount,
        String currency,
        boolean ofRefund) {}
