package io.gerbang.settlement.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What one database transaction adds to a chain. Its hash covers the block before and every field
 * of its ledger transactions, so nothing can be changed, taken out or slipped in unseen.
 *
 * <p>The text that is hashed has a line per transaction: {@code id|merchant|t or
 * f|kind|source|microseconds}, then {@code |account:currency:amount:microseconds} per entry with
 * {@code -} where there is no moment to wait for. {@code ledger_breaks()} in the database
 * recomputes it from the tables.
 */
public final class LedgerBlock {

    private LedgerBlock() {}

    /** SHA-256 of the previous hash and the block's text. */
    public static byte[] hash(byte[] previous, List<LedgerTransaction> transactions) {
        var text = new StringBuilder(transactions.size() * 256);
        transactions.forEach(transaction -> append(text, transaction));
        var digest = Ids.sha256();
        digest.update(previous);
        return digest.digest(text.toString().getBytes(UTF_8));
    }

    private static void append(StringBuilder text, LedgerTransaction transaction) {
        text.append(transaction.id())
                .append('|')
                .append(transaction.holder().merchantId())
                .append('|')
                .append(transaction.holder().livemode() ? 't' : 'f')
                .append('|')
                .append(transaction.kind().code())
                .append('|')
                .append(transaction.sourceId())
                .append('|')
                .append(micros(transaction.effectiveAt()));
        transaction.entries().forEach(entry -> append(text, entry));
        text.append('\n');
    }

    private static void append(StringBuilder text, Entry entry) {
        text.append('|')
                .append(entry.account().code())
                .append(':')
                .append(entry.currency())
                .append(':')
                .append(entry.amount())
                .append(':');
        if (entry.availableOn() == null) {
            text.append('-');
        } else {
            text.append(micros(entry.availableOn()));
        }
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
