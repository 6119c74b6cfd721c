package io.gerbang.authorization.application.issuer;

/**
 * Releases all that an authorization still holds.
 *
 * @param authorization the trace of the authorization to undo
 * @param amount the amount that was authorized, in minor units
 * @param currency ISO 4217 code
 */
public record ReversalAdvice(
        NetworkTrace trace, NetworkTrace authorization, long amount, String currency) {}
