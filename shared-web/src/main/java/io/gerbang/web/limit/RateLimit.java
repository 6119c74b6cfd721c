package io.gerbang.web.limit;

import org.jspecify.annotations.Nullable;

/**
 * How often a key may ask.
 *
 * @param scope of the requests that it is about, as {@code payment_intents:write}; null for all
 * @param perSecond requests in the long run
 * @param burst requests at once after a quiet while; at least 1
 */
public record RateLimit(@Nullable String scope, int perSecond, int burst) {

    boolean isAbout(@Nullable String requestScope) {
        return scope == null || scope.equals(requestScope);
    }

    /** How many requests an instance asks leave for at a time: a tenth of a second's. */
    int chunk() {
        return Math.clamp(perSecond / 10, 1, burst);
    }
}
