package io.gerbang.checkout.application.idempotency;

import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.domain.IdempotencyKey;
import io.gerbang.web.ApiRequest;
import io.gerbang.web.idempotency.RequestFingerprint;
import io.gerbang.web.key.Caller;
import io.gerbang.web.key.KeyKind;
import org.jspecify.annotations.Nullable;

/**
 * A request that carries an Idempotency-Key.
 *
 * @param resourceId the object whose outcome a repeat waits for
 */
public record IdempotentCall(
        Tenant tenant, IdempotencyKey key, RequestFingerprint fingerprint, String resourceId) {

    /** The request as such a call; null where it carries no key. */
    public static @Nullable IdempotentCall of(ApiRequest request, String resourceId) {
        var key = key(request.caller());
        return key == null
                ? null
                : new IdempotentCall(
                        Tenant.of(request.caller()), key, request.fingerprint(), resourceId);
    }

    /** The key that the caller sent, if any. */
    public static @Nullable IdempotencyKey key(Caller caller) {
        return caller.idempotencyKey() == null
                ? null
                : new IdempotencyKey(caller.idempotencyKey(), caller.kind() == KeyKind.PUBLISHABLE);
    }
}
