package io.gerbang.checkout.domain;

import org.jspecify.annotations.Nullable;

/**
 * The request whose outcome is awaited: it is answered, and its idempotency key filled, when the
 * outcome comes.
 *
 * @param operation what is awaited; unique among the payment's requests
 * @param requestId the request's {@code req_…}
 * @param idempotencyKey the key that the request carried, if any
 * @param returnUrl where the shopper goes after an action, if the merchant said so
 */
public record PendingRequest(
        Operation operation,
        String requestId,
        @Nullable IdempotencyKey idempotencyKey,
        @Nullable String returnUrl) {

    public PendingRequest(
            Operation operation, String requestId, @Nullable IdempotencyKey idempotencyKey) {
        this(operation, requestId, idempotencyKey, null);
    }

    public PendingRequest returningTo(@Nullable String url) {
        return new PendingRequest(operation, requestId, idempotencyKey, url);
    }
}
