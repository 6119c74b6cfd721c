package io.gerbang.messaging.quarkus;

import io.gerbang.messaging.ConsumerLoop;
import io.gerbang.messaging.Inbox;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Map;
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

    private static final int LAST = Interceptor.Priority.APPLICATION + 1_000;

    private final MessagingConfig config;
    private final Inbox inbox;
    private final String service;
    private final String kafka;
    private @Nullable ConsumerLoop loop;
    private @Nullable Thread thread;

    ConsumerRunner(
            MessagingConfig config,
            Inbox inbox,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.config = config;
        this.inbox = inbox;
        this.service = service;
        this.kafka = kafka;
    }

    void start(@Observes @Priority(LAST) StartupEvent event) {
        loop =
                new ConsumerLoop(
                        consumer(),
                        config.topics(),
                        inbox,
                        Duration.ofMillis(config.gatherMs()),
                        config.largestBatch());
        thread = Thread.ofPlatform().name("events-consumer").daemon().start(loop);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (loop != null) {
            loop.close();
            thread.join(Duration.ofSeconds(5));
        }
    }

    /** A static member: a restarted process takes its partitions back without a rebalance. */
    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.ofEntries(
                        Map.entry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
                        Map.entry(ConsumerConfig.GROUP_ID_CONFIG, service),
                        Map.entry(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, config.slot()),
                        Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                        Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                        Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.largestBatch()),
                        Map.entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000),
                        Map.entry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000),
                        Map.entry(
                                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                                (int) Duration.ofMinutes(30).toMillis()),
                        Map.entry(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500),
                        Map.entry(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
