package io.gerbang.checkout.application.merchant;

import io.gerbang.web.limit.Limits;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who sells.
 *
 * @param country ISO 3166-1 alpha-2
 * @param defaultCurrency ISO 4217 code in lower case
 * @param limits what each of its keys may ask for; null for anything
 * @param wholeRupiah whether it counts rupiah without decimals, and charges nothing else
 */
public record Merchant(
        String id,
        String name,
        String country,
        String defaultCurrency,
        Instant createdAt,
        @Nullable Limits limits,
        boolean wholeRupiah) {

    /** The same merchant under another name. */
    public Merchant named(String newName) {
        return new Merchant(id, newName, country, defaultCurrency, createdAt, limits, wholeRupiah);
    }

    /** The same merchant with other limits, or with none. */
    public Merchant limited(@Nullable Limits newLimits) {
        var wanted = newLimits == null || newLimits.limitNothing() ? null : newLimits;
        return new Merchant(id, name, country, defaultCurrency, createdAt, wanted, wholeRupiah);
    }

    /** The same merchant, counting rupiah without decimals or, as Stripe does, with two. */
    public Merchant countingWholeRupiah(boolean whole) {
        return new Merchant(id, name, country, defaultCurrency, createdAt, limits, whole);
    }

    /** What can be changed of it, in words. */
    String settings() {
        return "name "
                + name
                + (limits == null ? ", no limits" : ", " + limits)
                + (wholeRupiah ? ", whole rupiah" : "");
    }
}
