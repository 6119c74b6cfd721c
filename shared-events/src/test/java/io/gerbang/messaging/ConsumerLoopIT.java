package io.gerbang.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.testing.TestKafka;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsumerLoopIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final EffectsHandler effects = new EffectsHandler();
    private TestService service;
    private RunningRelay relay;

    @BeforeEach
    void start() {
        service = new TestService("loop");
        relay = new RunningRelay(service, "slot-0", Duration.ofSeconds(10));
    }

    @AfterEach
    void stop() throws Exception {
        relay.close();
        service.close();
    }

    @Test
    void a_restarted_consumer_goes_on_where_the_last_one_ended() throws Exception {
        var key = service.newKey("pi");
        service.publish(key, 2);
        try (var loop = new RunningLoop(service.inbox(effects))) {
            awaitEffects(key, 2);
        }
        service.publish(key, 2);

        try (var loop = new RunningLoop(service.inbox(effects))) {
            awaitEffects(key, 4);
        }

        assertThat(service.effects(key)).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void a_consumer_that_ends_in_the_middle_of_a_batch_does_not_commit_it() throws Exception {
        var key = service.newKey("pi");
        try (var loop = new RunningLoop(service.inbox(effects))) {
            service.publish(key, 1);
            awaitEffects(key, 1);
        }
        var committed = committed();
        var entered = new CountDownLatch(1);
        var inbox =
                service.inbox((tx, events) -> {
                    entered.countDown();
                    return Uni.createFrom().nothing();
                });
        try (var loop = new RunningLoop(inbox)) {
            service.publish(key, 1);
            entered.await();

            loop.interrupt();
        }

        assertThat(committed()).isEqualTo(committed);
    }

    private void awaitEffects(String key, int count) throws Exception {
        Await.until(
                count + " effects of " + key, LIMIT, () -> service.effects(key).size() == count);
    }

    /** The group's offsets, as far as it has any. */
    private Map<TopicPartition, Long> committed() {
        try (var consumer = consumer()) {
            var partitions =
                    consumer.partitionsFor(TestService.TOPIC.topicName()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .collect(Collectors.toSet());
            return consumer.committed(partitions).entrySet().stream()
                    .filter(entry -> Objects.nonNull(entry.getValue()))
                    .collect(
                            Collectors.toMap(
                                    Map.Entry::getKey, entry -> entry.getValue().offset()));
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        TestKafka.start().bootstrapServers(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        service.name(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                        6_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private final class RunningLoop implements AutoCloseable {

        private final ConsumerLoop loop;
        private final Thread thread;

        RunningLoop(Inbox inbox) {
            loop =
                    new ConsumerLoop(
                            consumer(),
                            List.of(TestService.TOPIC.topicName()),
                            inbox,
                            Duration.ofMillis(4),
                            500);
            thread = Thread.ofPlatform().name("loop").daemon().start(loop);
        }

        void interrupt() throws InterruptedException {
            thread.interrupt();
            thread.join();
        }

        @Override
        public void close() throws InterruptedException {
            loop.close();
            thread.join();
        }
    }
}
