package io.gerbang.check.event;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** At a topic's end the consumer has asked for more already: the next topic waits as long. */
    private static final int LONGEST_FETCH_MS = 20;

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
                                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                                LONGEST_FETCH_MS,
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

    /** The day from which no record has expired; {@link LocalDate#MIN} where none ever has. */
    public LocalDate completeSince(String topic) {
        var partitions = partitions(topic);
        var expired =
                consumer.beginningOffsets(partitions).values().stream()
                        .anyMatch(offset -> offset > 0);
        return expired ? firstFullDay(partitions) : LocalDate.MIN;
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

    private LocalDate firstFullDay(List<TopicPartition> partitions) {
        var oldest =
                consumer.offsetsForTimes(partitions.stream().collect(toMap(identity(), _ -> 0L)));
        return oldest.values().stream()
                .filter(Objects::nonNull)
                .map(offset -> Instant.ofEpochMilli(offset.timestamp()))
                .max(Comparator.naturalOrder())
                .map(latest -> latest.atZone(ZoneOffset.UTC).toLocalDate().plusDays(1))
                .orElse(LocalDate.MAX);
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
