package io.gerbang.settlement.domain;

import java.util.Locale;

/**
 * The chart of accounts, kept per holder and currency. A debit is positive, a credit negative, so
 * what is owed to somebody stands below zero.
 */
public enum Account {
    /** What the card networks owe for captured payments, less refunds. */
    NETWORK_RECEIVABLE,
    /** Owed to the merchant, not yet free to be paid out; split by the moment it becomes free. */
    MERCHANT_PENDING,
    /** Owed to the merchant and free to be paid out. Refunds may overdraw it. */
    MERCHANT_AVAILABLE,
    /** What the gateway earned. */
    FEES,
    /** Promised to the paying bank, and not yet known to have arrived. */
    PAYOUTS_IN_TRANSIT,
    /** What the paying bank has paid; the networks' settlement, reconciled later, covers it. */
    PAYING_BANK;

    /** The name in the ledger's tables. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Account ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
