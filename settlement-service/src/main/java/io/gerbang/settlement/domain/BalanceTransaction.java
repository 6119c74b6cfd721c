package io.gerbang.settlement.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * The merchant's view of what moved the balance; all amounts in minor units.
 *
 * @param id txn_…, see {@link Ids#balanceTransactionOf}
 * @param sourceId id of the charge, refund or payout
 * @param amount gross, negative where money leaves the balance
 * @param fee what the gateway keeps of it
 * @param currency ISO 4217 code in lower case
 * @param createdAt business time of what it accounts for
 * @param availableOn when it counts towards the available balance
 */
public record BalanceTransaction(
        String id,
        AccountHolder holder,
        Type type,
        String sourceId,
        long amount,
        long fee,
        String currency,
        Instant createdAt,
        Instant availableOn) {

    /** Stripe's types, as far as this service makes them. */
    public enum Type {
        CHARGE("charge"),
        REFUND("refund"),
        PAYOUT("payout"),
        PAYOUT_FAILURE("payout_reversal"),
        PAYOUT_CANCEL("payout_reversal");

        private final String reportingCategory;

        Type(String reportingCategory) {
            this.reportingCategory = reportingCategory;
        }

        /** The name on the wire and in the tables. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String reportingCategory() {
            return reportingCategory;
        }

        public static Type ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    public BalanceTransaction {
        createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
        availableOn = availableOn.truncatedTo(ChronoUnit.MICROS);
    }

    /** By how much the balance moves: below zero where a fee exceeds a small amount. */
    public long net() {
        return Math.subtractExact(amount, fee);
    }

    /** Whether it counts towards the available balance at a business time. */
    public boolean isAvailableAt(Instant now) {
        return !availableOn.truncatedTo(ChronoUnit.SECONDS).isAfter(now);
    }
}
