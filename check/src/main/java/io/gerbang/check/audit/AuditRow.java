package io.gerbang.check.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * An act, or the head of the log.
 *
 * @param text that its hash covers besides the hash before
 */
record AuditRow(long position, String text, byte[] previousHash, byte[] hash) {

    static final String ALL =
            """
            select position, (extract(epoch from at) * 1000000)::bigint as microseconds, actor,
                   origin, action, subject, detail, previous_hash, hash
            from audit_log order by position
            """;
    static final String HEAD = "select position, hash from audit_head";

    private static final String[] TEXTS = {"actor", "origin", "action", "subject", "detail"};

    static AuditRow read(ResultSet row) throws SQLException {
        var position = row.getLong("position");
        var text = new StringBuilder().append(position).append(':');
        text.append(row.getLong("microseconds"));
        for (var column : TEXTS) {
            var value = row.getString(column);
            text.append(':').append(value.getBytes(UTF_8).length).append(':').append(value);
        }
        return new AuditRow(
                position, text.toString(), row.getBytes("previous_hash"), row.getBytes("hash"));
    }

    static AuditRow readHead(ResultSet row) throws SQLException {
        return new AuditRow(row.getLong("position"), "", new byte[0], row.getBytes("hash"));
    }

    byte[] computedHash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(previousHash);
            return digest.digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
