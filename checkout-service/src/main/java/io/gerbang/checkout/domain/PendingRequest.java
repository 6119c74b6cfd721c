package io.gerbang.checkout.domain;

import org.jspecify.annotations.Nullable;

/**
 * The request whose outcome is awaited: it is answered, and its idempotency key filled, when the
 * outcome comes.
 *
 * @param operation what is awaited; unique among the payment's requests
 * @param requestId the request's {@code req_…}
 * @param idempotencyKey the key that the request carried, if any
 */
public record PendingRequest(
        Operation operation, String requestId, @Nullable IdempotencyKey idempotencyKey) {}
