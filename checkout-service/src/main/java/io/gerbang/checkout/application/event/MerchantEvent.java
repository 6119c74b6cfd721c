package io.gerbang.checkout.application.event;

import io.gerbang.checkout.application.Tenant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe calls an Event: something happened, with the object as it was then.
 *
 * @param object the object's JSON at that moment
 * @param previousAttributes JSON of what the object had before, as far as it changed; null where
 *     the event is not about a change
 * @param requestId the request that caused it, if one did
 */
public record MerchantEvent(
        String id,
        Tenant tenant,
        String type,
        Instant createdAt,
        String object,
        @Nullable String previousAttributes,
        @Nullable String requestId,
        @Nullable String idempotencyKey) {

    /** What is not about a change. */
    public MerchantEvent(
            String id,
            Tenant tenant,
            String type,
            Instant createdAt,
            String object,
            @Nullable String requestId,
            @Nullable String idempotencyKey) {
        this(id, tenant, type, createdAt, object, null, requestId, idempotencyKey);
    }
}
