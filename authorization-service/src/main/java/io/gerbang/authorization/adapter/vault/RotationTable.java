package io.gerbang.authorization.adapter.vault;

import io.gerbang.authorization.application.vault.VaultStatus.Rotation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table vault_rotations. When a batch is due goes by the database's clock. */
final class RotationTable {

    private static final String LATEST =
            "select * from vault_rotations order by started_at desc limit 1";
    private static final String START =
            """
            insert into vault_rotations (key_id, started_at, cards)
            values ($1, $2, (select count(*) from cards where sealed <> ''))
            """;

    /** A batch may be lost in a crash, together with its position. */
    private static final String TAKE =
            """
            select key_id, position, set_config('synchronous_commit', 'off', true)
            from vault_rotations where finished_at is null and next_batch_at <= now()
            for update skip locked
            """;

    private static final String ADVANCE =
            """
            update vault_rotations
            set position = $2, reencrypted = reencrypted + $3, unopened = unopened + $4,
              next_batch_at = clock_timestamp() + (clock_timestamp() - now()) * $5::float8
            where key_id = $1
            returning (extract(epoch from next_batch_at - clock_timestamp()) * 1000)::bigint
            """;
    private static final String RESTART =
            """
            update vault_rotations
            set position = '', unopened = 0, next_batch_at = now() + $2::bigint * interval '1 ms'
            where key_id = $1
            """;
    private static final String FINISH =
            """
            with durable as (select set_config('synchronous_commit', 'on', true))
            update vault_rotations set finished_at = $2, position = '' from durable
            where key_id = $1
            """;
    private static final Duration ROUND_PAUSE = Duration.ofSeconds(10);

    private RotationTable() {}

    /**
     * A rotation whose row is locked.
     *
     * @param position the holder of the last card that was looked at
     */
    record Taken(long keyId, String position) {}

    static Uni<@Nullable Rotation> latest(SqlClient client) {
        return client.preparedQuery(LATEST)
                .execute()
                .map(rows -> {
                    if (rows.size() == 0) {
                        return null;
                    }
                    var row = rows.iterator().next();
                    return new Rotation(
                            row.getLong("key_id"),
                            row.getOffsetDateTime("started_at").toInstant(),
                            instant(row.getOffsetDateTime("finished_at")),
                            row.getLong("cards"),
                            row.getLong("reencrypted"),
                            row.getLong("unopened"));
                });
    }

    static Uni<Void> start(SqlConnection transaction, long keyId, Instant now) {
        return transaction
                .preparedQuery(START)
                .execute(Tuple.of(keyId, now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Empty where none is due, or another instance is at it. */
    static Uni<Optional<Taken>> take(SqlConnection transaction) {
        return transaction
                .preparedQuery(TAKE)
                .execute()
                .map(rows -> {
                    if (rows.size() == 0) {
                        return Optional.empty();
                    }
                    var row = rows.iterator().next();
                    return Optional.of(new Taken(row.getLong(0), row.getString(1)));
                });
    }

    /**
     * Notes how far a batch has come.
     *
     * @param pausePerWork how many times as long as the batch took the pause is
     * @return the pause until the next batch
     */
    static Uni<Duration> advance(
            SqlConnection transaction,
            Taken taken,
            int reencrypted,
            int unopened,
            double pausePerWork) {
        return transaction
                .preparedQuery(ADVANCE)
                .execute(
                        Tuple.of(
                                taken.keyId(),
                                taken.position(),
                                (long) reencrypted,
                                (long) unopened,
                                pausePerWork))
                .map(rows -> Duration.ofMillis(rows.iterator().next().getLong(0)));
    }

    /** Has all cards looked at once more, after a pause. */
    static Uni<Duration> restart(SqlConnection transaction, Taken taken) {
        return transaction
                .preparedQuery(RESTART)
                .execute(Tuple.of(taken.keyId(), ROUND_PAUSE.toMillis()))
                .replaceWith(ROUND_PAUSE);
    }

    static Uni<Void> finish(SqlConnection transaction, Taken taken, Instant now) {
        return transaction
                .preparedQuery(FINISH)
                .execute(Tuple.of(taken.keyId(), now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
