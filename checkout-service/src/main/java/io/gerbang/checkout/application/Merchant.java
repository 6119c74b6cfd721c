package io.gerbang.checkout.application;

import io.gerbang.web.limit.Limits;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who sells.
 *
 * @param country ISO 3166-1 alpha-2
 * @param defaultCurrency ISO 4217 code in lower case
 * @param limits what each of its keys may ask for; null for anything
 */
public record Merchant(
        String id,
        String name,
        String country,
        String defaultCurrency,
        Instant createdAt,
        @Nullable Limits limits) {

    /** The same merchant under another name. */
    public Merchant named(String newName) {
        return new Merchant(id, newName, country, defaultCurrency, createdAt, limits);
    }

    /** The same merchant with other limits, or with none. */
    public Merchant limited(@Nullable Limits newLimits) {
        var wanted = newLimits == null || newLimits.limitNothing() ? null : newLimits;
        return new Merchant(id, name, country, defaultCurrency, createdAt, wanted);
    }

    /** What can be changed of it, in words. */
    String settings() {
        return "name " + name + (limits == null ? ", no limits" : ", " + limits);
    }
}
