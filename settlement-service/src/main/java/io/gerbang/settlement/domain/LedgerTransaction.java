package io.gerbang.settlement.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/**
 * Entries that belong together and sum to zero in every currency. It is never changed: what was
 * wrong is put right by another transaction.
 *
 * @param id ltx_…, which follows from kind and source
 * @param sourceId id of what it accounts for, such as a capture
 * @param effectiveAt business time of what it accounts for, in whole microseconds
 */
public record LedgerTransaction(
        String id,
        AccountHolder holder,
        Kind kind,
        String sourceId,
        Instant effectiveAt,
        List<Entry> entries) {

    /** What a transaction accounts for. */
    public enum Kind {
        CAPTURE,
        REFUND,
        RELEASE,
        PAYOUT,
        PAYOUT_PAID,
        PAYOUT_FAILED,
        PAYOUT_CANCELED;

        /** The name in the ledger's tables. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public LedgerTransaction {
        effectiveAt = effectiveAt.truncatedTo(ChronoUnit.MICROS);
        entries = List.copyOf(entries);
        requireBalance(entries);
    }

    static LedgerTransaction of(
            Kind kind,
            AccountHolder holder,
            String sourceId,
            Instant effectiveAt,
            List<Entry> entries) {
        var id = Ids.derived("ltx_", effectiveAt, kind.code() + ':' + sourceId);
        return new LedgerTransaction(id, holder, kind, sourceId, effectiveAt, entries);
    }

    private static void requireBalance(List<Entry> entries) {
        var sums = new HashMap<String, Long>();
        for (var entry : entries) {
            sums.merge(entry.currency(), entry.amount(), Math::addExact);
        }
        if (sums.isEmpty() || sums.values().stream().anyMatch(sum -> sum != 0)) {
            throw new LedgerViolationException("debits and credits differ");
        }
    }
}
