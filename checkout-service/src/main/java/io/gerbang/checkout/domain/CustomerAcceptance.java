package io.gerbang.checkout.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a shopper agreed to payments in their absence.
 *
 * @param at as the merchant says; null where the setup intent's success is it
 * @param online null where the shopper agreed offline
 */
public record CustomerAcceptance(@Nullable Instant at, @Nullable Online online) {

    /** Where from a shopper agreed, as far as it is known. */
    public record Online(@Nullable String ipAddress, @Nullable String userAgent) {}
}
