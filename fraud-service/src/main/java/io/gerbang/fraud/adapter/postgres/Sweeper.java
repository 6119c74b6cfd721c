package io.gerbang.fraud.adapter.postgres;

import io.gerbang.fraud.config.FraudConfig;
import io.gerbang.messaging.Database;
import io.gerbang.messaging.RepeatedWork;
import io.gerbang.messaging.WorkTimer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Deletes what is past its retention, a bounded number at a time. */
@ApplicationScoped
class Sweeper {

    private static final String COUNTS =
            """
            delete from velocity_counts where ctid = any(array(
              select ctid from velocity_counts where recorded_at < $1
              order by recorded_at limit 1000 for update skip locked))
            """;

    /** What is screened: payments, and verifications of setup intents. */
    private static final List<String> KINDS = List.of("pi_", "seti_");

    /** Among the oldest of a kind, by the primary key: ids begin with their kind and their time. */
    private static final String SCREENINGS =
            """
            delete from screenings s
            using (select payment_id, attempt, screened_at from screenings
                   where payment_id >= $2
                   order by payment_id, attempt limit 1000) oldest
            where oldest.screened_at < $1
              and s.payment_id = oldest.payment_id and s.attempt = oldest.attempt
            """;

    private final Database database;
    private final Clock clock;
    private final FraudConfig config;
    private final RepeatedWork sweeping;

    Sweeper(Database database, Vertx vertx, Clock clock, FraudConfig config) {
        this.database = database;
        this.clock = clock;
        this.config = config;
        this.sweeping =
                RepeatedWork.of(
                        WorkTimer.of(vertx),
                        "Sweep",
                        this::sweep,
                        Duration.ofMillis(config.sweepIntervalMs()));
    }

    void start(@Observes StartupEvent event) {
        sweeping.runLater();
    }

    void stop(@Observes ShutdownEvent event) {
        sweeping.stop();
    }

    /** Emits when nothing that is too old is left. */
    Uni<Void> sweep() {
        var swept = deleteAll(COUNTS, Tuple.of(ago(Duration.ofMillis(config.countRetentionMs()))));
        var oldest = ago(Duration.ofDays(config.screeningRetentionDays()));
        for (var kind : KINDS) {
            swept = swept.chain(() -> deleteAll(SCREENINGS, Tuple.of(oldest, kind)));
        }
        return swept;
    }

    private OffsetDateTime ago(Duration retention) {
        return clock.instant().minus(retention).atOffset(ZoneOffset.UTC);
    }

    private Uni<Void> deleteAll(String batch, Tuple parameters) {
        return database.pool()
                .preparedQuery(batch)
                .execute(parameters)
                .map(SqlResult::rowCount)
                .repeat()
                .until(deleted -> deleted == 0)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
