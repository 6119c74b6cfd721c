package io.gerbang.authorization.application.vault;

import org.jspecify.annotations.Nullable;

/**
 * Who asks the vault.
 *
 * @param requestId under which the caller and our log speak of the request
 * @param idempotencyKey null where the caller gave none
 * @param shopper whether the caller is a browser with a publishable key, which uses up none of the
 *     keys of the merchant's server
 * @param fingerprint keyed hash of the request
 */
public record VaultRequest(
        Tenant tenant,
        String requestId,
        @Nullable String idempotencyKey,
        boolean shopper,
        String fingerprint) {}
