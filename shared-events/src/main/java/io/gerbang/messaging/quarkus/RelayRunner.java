package io.gerbang.messaging.quarkus;

import io.gerbang.messaging.LaneLeases;
import io.gerbang.messaging.Outbox;
import io.gerbang.messaging.Relay;
import io.gerbang.messaging.RelayConnections;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;

/** Runs the relay on a thread of its own, from start to shutdown. */
@ApplicationScoped
class RelayRunner {

    private final MessagingConfig config;
    private final Outbox outbox;
    private final Vertx vertx;
    private final RelayConnections connections;
    private @Nullable Relay relay;
    private @Nullable VitalThread thread;
    private @Nullable KafkaProducer<byte[], byte[]> producer;
    private @Nullable Pool pool;

    RelayRunner(
            MessagingConfig config,
            Outbox outbox,
            Vertx vertx,
            Pool handlers,
            HotPathPool pools,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.config = config;
        this.outbox = outbox;
        this.vertx = vertx;
        this.connections = new RelayConnections(pools.database(handlers), kafka);
    }

    void start(@Observes StartupEvent event) {
        producer = connections.producer(config.slot());
        pool = connections.pool(vertx, config.slot());
        var leases = new LaneLeases(pool, config.slot(), Duration.ofMillis(config.leaseMs()));
        relay = new Relay(pool, leases, producer, outbox);
        thread = VitalThread.start("outbox-relay", relay, relay::lastCycleAt);
    }

    /** Null until it has started. */
    @Nullable VitalThread thread() {
        return thread;
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (relay == null) {
            return;
        }
        relay.close();
        thread.join(Duration.ofSeconds(5));
        producer.close(Duration.ofSeconds(5));
        pool.closeAndAwait();
    }
}
