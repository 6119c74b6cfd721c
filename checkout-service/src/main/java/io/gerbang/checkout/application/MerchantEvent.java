package io.gerbang.checkout.application;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe calls an Event: something happened, with the object as it was then.
 *
 * @param object the object's JSON at that moment
 * @param requestId the request that caused it, if one did
 */
public record MerchantEvent(
        String id,
        Tenant tenant,
        String type,
        Instant createdAt,
        String object,
        @Nullable String requestId,
        @Nullable String idempotencyKey) {}
