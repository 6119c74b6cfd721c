package io.gerbang.settlement.application;

import org.jspecify.annotations.Nullable;

/**
 * Which balance transactions are asked for; what is null does not matter.
 *
 * @param payout id of the payout that they are in
 * @param currency ISO 4217 code in lower case
 */
public record BalanceTransactionFilter(
        @Nullable String type,
        @Nullable String source,
        @Nullable String payout,
        @Nullable String currency,
        SecondRange created) {}
