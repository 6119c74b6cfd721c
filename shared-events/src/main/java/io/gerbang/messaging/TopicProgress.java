package io.gerbang.messaging;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * How far all instances of a service have come on a topic. They commit what they have taken and
 * nothing else, so what lies before a committed offset has had its effect, or is a dead letter.
 */
public final class TopicProgress implements AutoCloseable {

    private final Admin admin;
    private final String topic;
    private final String group;

    /**
     * @param group under which the service consumes
     */
    public TopicProgress(Admin admin, String topic, String group) {
        this.admin = admin;
        this.topic = topic;
        this.group = group;
    }

    /** Where the topic ends now, partition by partition. */
    public Uni<Map<TopicPartition, Long>> end() {
        return ask(() -> admin.describeTopics(List.of(topic)).allTopicNames())
                .map(topics ->
                        topics.get(topic).partitions().stream()
                                .collect(
                                        Collectors.toMap(
                                                each -> new TopicPartition(topic, each.partition()),
                                                _ -> OffsetSpec.latest())))
                .chain(partitions -> ask(() -> admin.listOffsets(partitions).all()))
                .map(ends ->
                        ends.entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                Map.Entry::getKey,
                                                end -> end.getValue().offset())));
    }

    /** Whether everything before these offsets was taken. */
    public Uni<Boolean> hasReached(Map<TopicPartition, Long> offsets) {
        var ofGroup =
                Map.of(
                        group,
                        new ListConsumerGroupOffsetsSpec()
                                .topicPartitions(List.copyOf(offsets.keySet())));
        return ask(() ->
                        admin.listConsumerGroupOffsets(
                                        ofGroup, new ListConsumerGroupOffsetsOptions())
                                .partitionsToOffsetAndMetadata(group))
                .map(taken ->
                        offsets.entrySet().stream()
                                .allMatch(mark ->
                                        offset(taken.get(mark.getKey())) >= mark.getValue()));
    }

    @Override
    public void close() {
        admin.close();
    }

    private static long offset(OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    private static <T> Uni<T> ask(Supplier<KafkaFuture<T>> question) {
        return Uni.createFrom().completionStage(() -> question.get().toCompletionStage());
    }
}
