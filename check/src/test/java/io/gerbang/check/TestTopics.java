package io.gerbang.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gerbang.check.gateway.EventStream;
import io.gerbang.check.gateway.ServiceDatabase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/** Topics that a test fills by hand. */
public final class TestTopics {
    private static final int PARTITIONS = 2;
    private static final long POLL_MS = 20;

    private final Admin admin;
    private final KafkaProducer<String, String> producer;

    TestTopics(String bootstrapServers) {
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
        producer =
                new KafkaProducer<>(
                        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                        new StringSerializer(),
                        new StringSerializer());
    }

    /** Puts an event on a topic; blocks until it is there. */
    public void publish(String topic, String key, long sequence, String value) {
        var record = new ProducerRecord<>(topic, key, value);
        record.headers().add("ce_sequence", Long.toString(sequence).getBytes(UTF_8));
        send(record);
    }

    /** Puts a record on a topic that is no event. */
    public void publishAnything(String topic, String key, String value) {
        send(new ProducerRecord<>(topic, key, value));
    }

    /** Leaves exactly these topics, all of them empty. */
    void recreate(List<String> topics) {
        try {
            admin.deleteTopics(existing()).all().get();
            while (!existing().isEmpty()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MS));
            }
            admin.createTopics(
                            topics.stream()
                                    .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1))
                                    .toList())
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Every consumer stands at the end of its topics. */
    void commitAll(List<EventStream> streams) {
        try {
            for (var service : ServiceDatabase.SERVICES) {
                var wanted = new HashMap<TopicPartition, OffsetSpec>();
                for (var stream : streams) {
                    if (stream.consumers().contains(service)) {
                        for (int i = 0; i < PARTITIONS; i++) {
                            wanted.put(new TopicPartition(stream.topic(), i), OffsetSpec.latest());
                        }
                    }
                }
                var ends = new HashMap<TopicPartition, OffsetAndMetadata>();
                admin.listOffsets(wanted)
                        .all()
                        .get()
                        .forEach((partition, end) ->
                                ends.put(partition, new OffsetAndMetadata(end.offset())));
                admin.alterConsumerGroupOffsets(service.service(), ends).all().get();
            }
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Set<String> existing() throws ExecutionException, InterruptedException {
        var topics = new HashSet<>(admin.listTopics().names().get());
        topics.removeIf(topic -> topic.startsWith("__"));
        return topics;
    }

    private void send(ProducerRecord<String, String> record) {
        try {
            producer.send(record).get();
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
