package io.gerbang.web.key;

import io.gerbang.web.limit.Limits;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key that is in force, without the key itself.
 *
 * @param apiVersion the merchant's default {@code Stripe-Version}; absent where none is pinned
 * @param scopes what a restricted key may do, each the text of a {@link Scope}; of other kinds
 *     empty
 * @param limits what the key may ask for; null for anything
 * @param wholeRupiah whether its merchant counts rupiah without decimals
 */
public record ApiKey(
        String merchantId,
        String keyId,
        KeyKind kind,
        boolean livemode,
        @Nullable String apiVersion,
        Set<String> scopes,
        @Nullable Limits limits,
        boolean wholeRupiah) {

    /** A key without scopes and limits: secret or publishable. */
    public ApiKey(
            String merchantId,
            String keyId,
            KeyKind kind,
            boolean livemode,
            @Nullable String apiVersion) {
        this(merchantId, keyId, kind, livemode, apiVersion, Set.of(), null, false);
    }
}
