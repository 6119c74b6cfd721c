package io.gerbang.web.limit;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Port: the buckets of tokens that all instances share. A token is leave for one request. */
public interface RateLeases {

    /** Takes as many tokens as there are, up to so many. */
    Uni<Lease> take(String keyId, RateLimit limit, int wanted);

    /**
     * Tokens that were taken.
     *
     * @param retryAfter when there will be one again; only said where none was granted
     */
    record Lease(int granted, Duration retryAfter) {}
}
