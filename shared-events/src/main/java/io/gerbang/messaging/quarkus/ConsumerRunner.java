package io.gerbang.messaging.quarkus;

import io.gerbang.messaging.BatchPace;
import io.gerbang.messaging.ConsumerLoop;
import io.gerbang.messaging.Inbox;
import io.gerbang.messaging.KafkaSettings;
import io.gerbang.messaging.MissedRecords;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Reads every topic of a service in one consumer, on a thread of its own, once all else has
 * started.
 */
@ApplicationScoped
class ConsumerRunner {

    /** Then a batch is polled again: its connection may have died without a word. */
    private static final Duration LONGEST_BATCH = Duration.ofMinutes(1);

    /** What the broker need not keep back any longer, in bytes. */
    private static final int MUCH = 65_536;

    private static final int LAST = Interceptor.Priority.APPLICATION + 1_000;

    private final MessagingConfig config;
    private final Inbox inbox;
    private final MissedRecords missed;
    private final String service;
    private final Map<String, Object> kafka;
    private @Nullable ConsumerLoop loop;
    private @Nullable VitalThread thread;

    ConsumerRunner(
            MessagingConfig config,
            Inbox inbox,
            MissedRecords missed,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.config = config;
        this.inbox = inbox;
        this.missed = missed;
        this.service = service;
        this.kafka = kafka;
    }

    void start(@Observes @Priority(LAST) StartupEvent event) {
        loop = new ConsumerLoop(consumer(), config.topics(), inbox, missed, pace());
        thread = VitalThread.start("events-consumer", loop, loop::lastPollAt);
    }

    /** Null until it has started. */
    @Nullable VitalThread thread() {
        return thread;
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (loop != null) {
            loop.close();
            thread.join(Duration.ofSeconds(5));
        }
    }

    private BatchPace pace() {
        return new BatchPace(
                Duration.ofMillis(config.patienceMs()),
                config.awaitedTypes().orElse(Set.of()),
                config.largestBatch(),
                LONGEST_BATCH);
    }

    /** A static member: a restarted process takes its partitions back without a rebalance. */
    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                KafkaSettings.of(kafka, settings()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private Map<String, ?> settings() {
        return Map.ofEntries(
                Map.entry(ConsumerConfig.GROUP_ID_CONFIG, service),
                Map.entry(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, config.slot()),
                Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"),
                Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.largestBatch()),
                Map.entry(
                        ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                        config.fetchPatienceMs() == 0
                                ? ConsumerConfig.DEFAULT_FETCH_MIN_BYTES
                                : MUCH),
                Map.entry(
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        config.fetchPatienceMs() == 0
                                ? ConsumerConfig.DEFAULT_FETCH_MAX_WAIT_MS
                                : config.fetchPatienceMs()),
                Map.entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000),
                Map.entry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000),
                Map.entry(
                        ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                        (int) LONGEST_BATCH.multipliedBy(5).toMillis()),
                Map.entry(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500),
                Map.entry(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000));
    }
}
