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
import java.time.ZoneOffset;

/** Deletes what is past its retention, a bounded number at a time. */
@ApplicationScoped
class Sweeper {

    private static final String COUNTS =
            """
            delete from velocity_counts where ctid = any(array(
              select ctid from velocity_counts where recorded_at < $1
              order by recorded_at limit 1000 for update skip locked))
            """;

    /** Among the oldest, by the primary key: ids of payments begin with their time. */
    private static final String SCREENINGS =
            """
            delete from screenings s
            using (select payment_id, attempt, screened_at from screenings
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
        return deleteAll(COUNTS, Duration.ofMillis(config.countRetentionMs()))
                .chain(() ->
                        deleteAll(SCREENINGS, Duration.ofDays(config.screeningRetentionDays())));
    }

    private Uni<Void> deleteAll(String batch, Duration retention) {
        var oldest = clock.instant().minus(retention).atOffset(ZoneOffset.UTC);
        return database.pool()
                .preparedQuery(batch)
                .execute(Tuple.of(oldest))
                .map(SqlResult::rowCount)
                .repeat()
                .until(deleted -> deleted == 0)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
