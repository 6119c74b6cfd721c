package io.gerbang.settlement.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/** Ids that follow from what caused them, so that a replay makes the same ones. */
public final class Ids {

    private static final String DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int WIDTH = 8;

    private Ids() {}

    /**
     * Makes an id that sorts by time: prefix, eight digits of milliseconds, sixteen of the cause's
     * SHA-256.
     */
    public static String derived(String prefix, Instant at, String cause) {
        var hash = ByteBuffer.wrap(sha256().digest(cause.getBytes(UTF_8)));
        var id = new StringBuilder(prefix.length() + 3 * WIDTH).append(prefix);
        append(id, at.toEpochMilli());
        append(id, hash.getLong());
        append(id, hash.getLong());
        return id.toString();
    }

    /**
     * The balance transaction of a charge, refund or payout: {@code txn_} and what follows the
     * source's own prefix. Other services compute the same. Where a charge is captured in parts its
     * first capture has the charge's, and each further one that of the capture's id.
     */
    public static String balanceTransactionOf(String sourceId) {
        return "txn_" + sourceId.substring(sourceId.indexOf('_') + 1);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    private static void append(StringBuilder id, long number) {
        var start = id.length();
        id.setLength(start + WIDTH);
        var rest = number;
        for (int at = start + WIDTH - 1; at >= start; at--) {
            id.setCharAt(at, DIGITS.charAt((int) Long.remainderUnsigned(rest, DIGITS.length())));
            rest = Long.divideUnsigned(rest, DIGITS.length());
        }
    }
}
