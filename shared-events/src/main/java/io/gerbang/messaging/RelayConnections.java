package io.gerbang.messaging;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What a relay publishes through, apart from everybody else's: its commits may be lost in a crash.
 *
 * @param database where it is, who asks, and whether by TLS
 * @param kafka the operator's settings of Kafka's clients, at least the bootstrap servers
 */
public record RelayConnections(PgConnectOptions database, Map<String, Object> kafka) {

    /** The relay asks every half second at least; a silent connection is a dead one. */
    private static final int SILENCE_S = 15;

    /**
     * How long the first record of a cycle waits for the last: the relay says when that is sent.
     */
    private static final int LONGEST_CYCLE_MS = 20;

    /**
     * @param slot the instance's stable name
     */
    public Pool pool(Vertx vertx, String slot) {
        var options = new PgConnectOptions(database);
        ConnectionSettings.apply(options, slot + "-relay");
        options.setCachePreparedStatements(true)
                .addProperty("synchronous_commit", "off")
                .setReadIdleTimeout(SILENCE_S);
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(1))
                .connectingTo(options)
                .using(vertx)
                .build();
    }

    /**
     * Its waits together, two of them for metadata, stay below a lease's life.
     *
     * @param slot the instance's stable name
     */
    public KafkaProducer<byte[], byte[]> producer(String slot) {
        return new KafkaProducer<>(
                KafkaSettings.of(kafka, settings(slot)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static Map<String, ?> settings(String slot) {
        return Map.of(
                ProducerConfig.CLIENT_ID_CONFIG,
                slot,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                LONGEST_CYCLE_MS,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                1_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                3_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                6_000,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500);
    }
}
