package io.gerbang.settlement.domain;

import org.jspecify.annotations.Nullable;

/**
 * What goes into the books at once.
 *
 * @param balanceTransaction the merchant's view, where the balance as a whole moves
 */
public record Posting(
        LedgerTransaction transaction, @Nullable BalanceTransaction balanceTransaction) {}
