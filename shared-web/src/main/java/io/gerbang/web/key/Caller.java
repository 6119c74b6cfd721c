package io.gerbang.web.key;

import io.gerbang.web.error.StripeErrors;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, and how, as far as the request's head tells. Everything that a request reads or writes
 * is of this merchant and mode.
 *
 * @param apiVersion what {@code Stripe-Version} asks for, else the key's default; may be absent
 * @param idempotencyKey at most 255 characters
 * @param clientIp the address that the edge saw
 * @param scopes what a restricted key may do; of other kinds empty
 * @param wholeRupiah whether the merchant counts rupiah without decimals, and charges nothing else
 */
public record Caller(
        String merchantId,
        boolean livemode,
        KeyKind kind,
        String keyId,
        String requestId,
        @Nullable String apiVersion,
        @Nullable String idempotencyKey,
        String clientIp,
        Set<String> scopes,
        boolean wholeRupiah) {

    private static final String ATTRIBUTE = Caller.class.getName();

    /**
     * The caller that the filter let in.
     *
     * @throws IllegalStateException on a route that needs no key
     */
    public static Caller of(RoutingContext routing) {
        var caller = find(routing);
        if (caller == null) {
            throw new IllegalStateException("Nobody was authenticated on this route");
        }
        return caller;
    }

    /** The caller that the filter let in, or null. */
    public static @Nullable Caller find(RoutingContext routing) {
        return routing.get(ATTRIBUTE);
    }

    /**
     * Refuses a restricted key that may not read objects of this kind, which an answer would show.
     */
    public void requireReadable(String object) {
        if (kind == KeyKind.RESTRICTED) {
            Resource.ofObject(object)
                    .map(resource -> new Scope(resource, false))
                    .filter(scope -> !scope.isIn(scopes))
                    .ifPresent(scope -> {
                        throw StripeErrors.morePermissionsRequired(scope.toString());
                    });
        }
    }

    void attachTo(RoutingContext routing) {
        routing.put(ATTRIBUTE, this);
    }
}
