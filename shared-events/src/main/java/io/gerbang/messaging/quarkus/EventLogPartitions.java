package io.gerbang.messaging.quarkus;

import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.jboss.logging.Logger;

/** Keeps the coming days' partitions of {@code event_log} in being. */
@ApplicationScoped
class EventLogPartitions {

    private static final Logger LOG = Logger.getLogger(EventLogPartitions.class);

    private final Pool pool;
    private final Vertx vertx;
    private final MessagingConfig config;

    EventLogPartitions(Pool pool, Vertx vertx, MessagingConfig config) {
        this.pool = pool;
        this.vertx = vertx;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        create();
        vertx.setPeriodic(Duration.ofHours(1).toMillis(), timer -> create());
    }

    private void create() {
        pool.preparedQuery("select create_event_log_partitions($1, $2)")
                .execute(Tuple.of(LocalDate.now(Clock.systemUTC()), config.partitionDays()))
                .subscribe()
                .with(
                        done -> {},
                        failure -> LOG.errorf(failure, "No partitions ahead for event_log"));
    }
}
