package io.gerbang.checkout.application;

import io.gerbang.web.key.KeyKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An API key as it is stored: its hash, never the key.
 *
 * @param publishable the key itself where any browser may see it, as a hosted page gives it; null
 *     for every other
 */
public record StoredKey(
        String id,
        String merchantId,
        String sha256,
        @Nullable String publishable,
        KeyKind kind,
        boolean livemode,
        Instant createdAt,
        @Nullable Instant expiresAt) {

    public boolean isInForce(Instant now) {
        return expiresAt == null || expiresAt.isAfter(now);
    }
}
