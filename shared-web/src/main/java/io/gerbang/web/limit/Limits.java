package io.gerbang.web.limit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each of a merchant's keys may ask for.
 *
 * @param concurrentRequests of one key at one instance; null for any number
 * @param rates each of which must allow a request that it is about
 */
public record Limits(@Nullable Integer concurrentRequests, List<RateLimit> rates) {

    public Limits {
        rates = List.copyOf(rates);
    }

    /** Whether nothing is limited. */
    public boolean limitNothing() {
        return concurrentRequests == null && rates.isEmpty();
    }
}
