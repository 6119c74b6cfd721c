package io.gerbang.web.key;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key that is in force, without the key itself.
 *
 * @param apiVersion the merchant's default {@code Stripe-Version}; absent where none is pinned
 * @param scopes what a restricted key may do, as {@code resource:read} or {@code resource:write},
 *     the resource being the first segment after {@code /v1/}; write includes read
 */
public record ApiKey(
        String merchantId,
        String keyId,
        KeyKind kind,
        boolean livemode,
        @Nullable String apiVersion,
        Set<String> scopes) {

    /** A key without scopes: secret or publishable. */
    public ApiKey(
            String merchantId,
            String keyId,
            KeyKind kind,
            boolean livemode,
            @Nullable String apiVersion) {
        this(merchantId, keyId, kind, livemode, apiVersion, Set.of());
    }
}
