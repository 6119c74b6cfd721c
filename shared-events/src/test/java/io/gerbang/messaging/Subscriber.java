package io.gerbang.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gerbang.testing.TestKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Follows one topic from the moment of its creation on a thread of its own. */
final class Subscriber implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Consumer<ConsumerRecords<byte[], byte[]>> sink;
    private final ConcurrentMap<String, List<ConsumerRecord<byte[], byte[]>>> received =
            new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean running = true;

    private Subscriber(String topic, Consumer<ConsumerRecords<byte[], byte[]>> sink) {
        this.sink = sink;
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                TestKafka.start().bootstrapServers(),
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                                500),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        var partitions = partitions(topic);
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread = Thread.ofPlatform().name("subscriber of " + topic).daemon().start(this::run);
    }

    /** One that hands what it receives to an inbox. */
    static Subscriber into(Inbox inbox) {
        return new Subscriber(
                TestService.TOPIC.topicName(),
                records -> inbox.process(records).await().indefinitely());
    }

    /** One that only looks on. */
    static Subscriber of(String topic) {
        return new Subscriber(topic, records -> {});
    }

    /** All records of a key in the order in which they came, duplicates included. */
    List<ConsumerRecord<byte[], byte[]>> received(String key) {
        return received.getOrDefault(key, List.of());
    }

    List<Long> sequences(String key) {
        return received(key).stream().map(raw -> Long.valueOf(header(raw, "ce_sequence"))).toList();
    }

    static String header(ConsumerRecord<byte[], byte[]> raw, String name) {
        return new String(raw.headers().lastHeader(name).value(), UTF_8);
    }

    @Override
    public void close() throws InterruptedException {
        running = false;
        thread.join();
        consumer.close();
    }

    /** Asking makes the topic, which takes the broker a moment. */
    private List<TopicPartition> partitions(String topic) {
        while (true) {
            var partitions = consumer.partitionsFor(topic);
            if (!partitions.isEmpty()) {
                return partitions.stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
            }
        }
    }

    private void run() {
        while (running) {
            var records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                sink.accept(records);
                records.forEach(this::keep);
            }
        }
    }

    private void keep(ConsumerRecord<byte[], byte[]> raw) {
        received.computeIfAbsent(new String(raw.key(), UTF_8), k -> new CopyOnWriteArrayList<>())
                .add(raw);
    }
}
