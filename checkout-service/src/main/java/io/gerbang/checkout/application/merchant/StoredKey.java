package io.gerbang.checkout.application.merchant;

import io.gerbang.web.key.KeyKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API key as it is stored: its hash, never the key.
 *
 * @param publishable the key itself where any browser may see it, as a hosted page gives it; null
 *     for every other
 * @param name the operator's, to tell keys apart
 * @param scopes what a restricted key may do; of other kinds empty
 * @param expiresAt when it stops working; null where that is open
 */
public record StoredKey(
        String id,
        String merchantId,
        String sha256,
        @Nullable String publishable,
        KeyKind kind,
        boolean livemode,
        @Nullable String name,
        List<String> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt) {

    public StoredKey {
        scopes = List.copyOf(scopes);
    }

    public boolean isInForce(Instant now) {
        return expiresAt == null || expiresAt.isAfter(now);
    }

    /** The same key, which stops working then. */
    StoredKey endingAt(Instant end) {
        return new StoredKey(
                id, merchantId, sha256, publishable, kind, livemode, name, scopes, createdAt, end);
    }
}
