package io.gerbang.check.event;

import io.gerbang.check.gateway.EventStream;
import io.gerbang.check.gateway.ServiceDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** How many records the services have yet to take, by the offsets that they committed. */
final class ConsumerLag implements AutoCloseable {
    private static final int PATIENCE_MS = 10_000;

    private final Admin admin;
    private final List<EventStream> streams;

    ConsumerLag(String bootstrapServers, List<EventStream> streams) {
        this.streams = streams;
        this.admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                                PATIENCE_MS,
                                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                PATIENCE_MS));
    }

    /** Who lags where, in words; none when all was taken. */
    List<String> lags() throws InterruptedException {
        try {
            var lags = new ArrayList<String>();
            for (var service : ServiceDatabase.SERVICES) {
                var committed =
                        admin.listConsumerGroupOffsets(service.service())
                                .partitionsToOffsetAndMetadata()
                                .get();
                for (var stream : streams) {
                    if (stream.consumers().contains(service)) {
                        var lag = lag(stream.topic(), committed);
                        if (lag > 0) {
                            lags.add(service.service() + " lags " + lag + " on " + stream.topic());
                        }
                    }
                }
            }
            return lags;
        } catch (ExecutionException failure) {
            throw new KafkaException("Kafka does not tell how far the services are", failure);
        }
    }

    private long lag(String topic, Map<TopicPartition, OffsetAndMetadata> committed)
            throws ExecutionException, InterruptedException {
        var lag = 0L;
        var beginnings = offsets(topic, OffsetSpec.earliest());
        for (var end : offsets(topic, OffsetSpec.latest()).entrySet()) {
            var position = committed.get(end.getKey());
            var taken =
                    position == null ? beginnings.get(end.getKey()).offset() : position.offset();
            lag += Math.max(0, end.getValue().offset() - taken);
        }
        return lag;
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(String topic, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        var description = admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
        var wanted = new HashMap<TopicPartition, OffsetSpec>();
        description
                .partitions()
                .forEach(partition ->
                        wanted.put(new TopicPartition(topic, partition.partition()), which));
        return admin.listOffsets(wanted).all().get();
    }

    @Override
    public void close() {
        admin.close();
    }
}
