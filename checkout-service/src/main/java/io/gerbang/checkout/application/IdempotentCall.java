package io.gerbang.checkout.application;

import io.gerbang.web.idempotency.RequestFingerprint;

/**
 * A request that carries an Idempotency-Key.
 *
 * @param resourceId the object whose outcome a repeat waits for
 */
public record IdempotentCall(
        Tenant tenant, String key, RequestFingerprint fingerprint, String resourceId) {}
