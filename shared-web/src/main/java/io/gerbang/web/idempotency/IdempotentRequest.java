package io.gerbang.web.idempotency;

/** What is known of a key that was seen before. */
public sealed interface IdempotentRequest {

    /** What the key was first used for. */
    RequestFingerprint fingerprint();

    /**
     * The first request was accepted, and its outcome is awaited: whoever comes now waits too.
     *
     * @param resourceId the object to wait for
     */
    record Accepted(RequestFingerprint fingerprint, String resourceId)
            implements IdempotentRequest {}

    /**
     * The first request was answered: whoever comes now gets the same, an error too.
     *
     * @param body the JSON that was sent
     */
    record Answered(RequestFingerprint fingerprint, int status, String body)
            implements IdempotentRequest {}

    /**
     * Refuses a key that comes back with another request.
     *
     * @throws StripeException 400 {@code idempotency_error}
     */
    default void requireSame(RequestFingerprint asked) {
        if (!fingerprint().equals(asked)) {
            throw IdempotencyErrors.otherRequest();
        }
    }
}
