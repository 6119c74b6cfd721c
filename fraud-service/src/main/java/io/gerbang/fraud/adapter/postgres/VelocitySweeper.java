package io.gerbang.fraud.adapter.postgres;

import io.gerbang.fraud.config.FraudConfig;
import io.gerbang.messaging.Database;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Deletes counts that no window reaches any more, a bounded number at a time. */
@ApplicationScoped
class VelocitySweeper {

    private static final Logger LOG = Logger.getLogger(VelocitySweeper.class);
    private static final int BATCH = 1_000;
    private static final String DELETE =
            """
            delete from velocity_counts where ctid = any(array(
              select ctid from velocity_counts where recorded_at < $1
              order by recorded_at limit $2 for update skip locked))
            """;

    private final Database database;
    private final Vertx vertx;
    private final Clock clock;
    private final FraudConfig config;

    VelocitySweeper(Database database, Vertx vertx, Clock clock, FraudConfig config) {
        this.database = database;
        this.vertx = vertx;
        this.clock = clock;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(
                config.sweepIntervalMs(),
                timer ->
                        sweep().subscribe()
                                .with(
                                        done -> {},
                                        failure -> LOG.warnf("Old counts stay: %s", failure)));
    }

    /** Emits when nothing that is too old is left. */
    Uni<Void> sweep() {
        var oldest = clock.instant().minus(Duration.ofMillis(config.countRetentionMs()));
        var parameters = Tuple.of(oldest.atOffset(ZoneOffset.UTC), BATCH);
        return database.transact(tx -> tx.preparedQuery(DELETE).execute(parameters))
                .chain(deleted ->
                        deleted.rowCount() < BATCH ? Uni.createFrom().voidItem() : sweep());
    }
}
