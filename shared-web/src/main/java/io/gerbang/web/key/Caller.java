package io.gerbang.web.key;

import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, and how, as far as the request's head tells. Everything that a request reads or writes
 * is of this merchant and mode.
 *
 * @param apiVersion what {@code Stripe-Version} asks for, else the key's default; may be absent
 * @param idempotencyKey at most 255 characters
 * @param clientIp the address that the edge saw
 */
public record Caller(
        String merchantId,
        boolean livemode,
        KeyKind kind,
        String keyId,
        String requestId,
        @Nullable String apiVersion,
        @Nullable String idempotencyKey,
        String clientIp) {

    private static final String ATTRIBUTE = Caller.class.getName();

    /**
     * The caller that the filter let in.
     *
     * @throws IllegalStateException on a route that needs no key
     */
    public static Caller of(RoutingContext routing) {
        Caller caller = routing.get(ATTRIBUTE);
        if (caller == null) {
            throw new IllegalStateException("Nobody was authenticated on this route");
        }
        return caller;
    }

    void attachTo(RoutingContext routing) {
        routing.put(ATTRIBUTE, this);
    }
}
