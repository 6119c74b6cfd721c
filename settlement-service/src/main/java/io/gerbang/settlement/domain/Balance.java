package io.gerbang.settlement.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The sum of an account's entries.
 *
 * @param amount minor units, debits less credits
 * @param availableOn when it becomes available; on {@link Account#MERCHANT_PENDING} alone
 */
public record Balance(
        Account account, String currency, long amount, @Nullable Instant availableOn) {}
