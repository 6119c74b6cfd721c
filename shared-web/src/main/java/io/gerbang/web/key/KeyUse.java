package io.gerbang.web.key;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a key within a while.
 *
 * @param uses requests that it was let in with
 * @param refused how many of them asked for what the key may not do, or for what is not there for
 *     it, as another merchant's object is not
 * @param lastRefused method and path of the latest of those; null where there was none
 */
public record KeyUse(
        String keyId, long uses, long refused, Instant lastUsedAt, @Nullable String lastRefused) {

    static KeyUse once(String keyId, Instant at) {
        return new KeyUse(keyId, 1, 0, at, null);
    }

    static KeyUse refusal(String keyId, Instant at, String request) {
        return new KeyUse(keyId, 0, 1, at, request);
    }

    /** Both together, this one being the earlier. */
    KeyUse and(KeyUse later) {
        return new KeyUse(
                keyId,
                uses + later.uses,
                refused + later.refused,
                later.lastUsedAt,
                later.lastRefused == null ? lastRefused : later.lastRefused);
    }
}
