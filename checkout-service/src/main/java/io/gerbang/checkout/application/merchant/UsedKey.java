package io.gerbang.checkout.application.merchant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key with what it was used for, as far back as that is kept.
 *
 * @param lastUsedAt null where it never was
 * @param refused requests for what it may not do, or for what is not its merchant's
 * @param lastRefused method and path of the latest of those
 */
public record UsedKey(
        StoredKey key,
        @Nullable Instant lastUsedAt,
        long uses,
        long refused,
        @Nullable String lastRefused) {}
