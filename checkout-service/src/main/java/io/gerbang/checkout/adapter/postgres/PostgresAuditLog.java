package io.gerbang.checkout.adapter.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gerbang.checkout.application.Actor;
import io.gerbang.checkout.application.AuditLog;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The tables {@code audit_log} and {@code audit_head}. The head's lock puts acts in an order; few
 * enough are done for that. {@code ./gerbang check} computes the hashes again.
 */
@ApplicationScoped
class PostgresAuditLog implements AuditLog {

    private static final String HEAD = "select position, hash from audit_head for update";
    private static final String APPEND =
            """
            with moved as (update audit_head set position = $1, hash = $9)
            insert into audit_log (position, at, actor, origin, action, subject, detail,
                                   previous_hash, hash)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;
    private static final String LIST =
            """
            select position, at, actor, origin, action, subject, detail from audit_log
            where position > $1 order by position limit $2
            """;

    private final Pool pool;
    private final Clock clock;

    PostgresAuditLog(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    @Override
    public Uni<Void> append(SqlConnection tx, Actor actor, Act act) {
        return tx.preparedQuery(HEAD)
                .execute()
                .map(rows -> rows.iterator().next())
                .chain(head -> append(tx, head.getBuffer("hash"), entry(head, actor, act)))
                .replaceWithVoid();
    }

    private Entry entry(Row head, Actor actor, Act act) {
        return new Entry(
                head.getLong("position") + 1,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                actor.name(),
                actor.origin(),
                act.action(),
                act.subject(),
                act.detail().toString());
    }

    private static Uni<Void> append(SqlConnection tx, Buffer before, Entry entry) {
        return tx.preparedQuery(APPEND)
                .execute(
                        Tuple.tuple()
                                .addLong(entry.position())
                                .addOffsetDateTime(Columns.time(entry.at()))
                                .addString(entry.actor())
                                .addString(entry.origin())
                                .addString(entry.action())
                                .addString(entry.subject())
                                .addString(entry.detail())
                                .addBuffer(before)
                                .addBuffer(Buffer.buffer(hash(before.getBytes(), entry))))
                .replaceWithVoid();
    }

    /**
     * SHA-256 of the hash before, the position, the time in µs, and each text behind its length.
     */
    private static byte[] hash(byte[] before, Entry entry) {
        var digest = sha256();
        digest.update(before);
        var microseconds = ChronoUnit.MICROS.between(Instant.EPOCH, entry.at());
        digest.update((entry.position() + ":" + microseconds).getBytes(UTF_8));
        for (var text :
                List.of(
                        entry.actor(),
                        entry.origin(),
                        entry.action(),
                        entry.subject(),
                        entry.detail())) {
            var bytes = text.getBytes(UTF_8);
            digest.update((":" + bytes.length + ":").getBytes(UTF_8));
            digest.update(bytes);
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public Uni<List<Entry>> list(long after, int most) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(after, most))
                .map(rows -> BodyTable.list(rows, PostgresAuditLog::read));
    }

    private static Entry read(Row row) {
        return new Entry(
                row.getLong("position"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("actor"),
                row.getString("origin"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("detail"));
    }
}
