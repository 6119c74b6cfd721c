package io.gerbang.check.event;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics from their beginning, without a consumer group. */
public final class TopicReader implements AutoCloseable {
    private static final int PATIENCE_MS = 10_000;
    private static final Duration LONGEST_POLL = Duration.ofSeconds(1);
    private static final long SILENCE_LIMIT_NS = Duration.ofSeconds(30).toNanos();

    private final KafkaConsumer<String, byte[]> consumer;

    public TopicReader(String bootstrapServers) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                                PATIENCE_MS,
                                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                                false,
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                5_000),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
    }

    /** The names of all topics but Kafka's own, sorted. */
    public List<String> topics() {
        return consumer.listTopics().keySet().stream()
                .filter(topic -> !topic.startsWith("__"))
                .sorted()
                .toList();
    }

    /** Whether nothing at the topic's beginning has expired. */
    public boolean isComplete(String topic) {
        return consumer.beginningOffsets(partitions(topic)).values().stream()
                .allMatch(offset -> offset == 0);
    }

    /** Hands over what is on the topic now, in the order of each partition. */
    public void read(String topic, Consumer<ConsumerRecord<String, byte[]>> taker) {
        var partitions = partitions(topic);
        var ends = consumer.endOffsets(partitions);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var lastHeard = System.nanoTime();
        while (!isRead(ends)) {
            var records = consumer.poll(LONGEST_POLL);
            if (!records.isEmpty()) {
                lastHeard = System.nanoTime();
            } else if (System.nanoTime() - lastHeard > SILENCE_LIMIT_NS) {
                throw new TimeoutException("Kafka says no more of " + topic);
            }
            records.forEach(taker);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private boolean isRead(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }
}
