package io.gerbang.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gerbang.events.Event;
import io.gerbang.events.Topic;
import io.gerbang.messaging.EventCodec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Reads one topic and answers on another, as a service beside this one does. */
final class FakeService implements AutoCloseable {

    private final Topic reads;
    private final Topic writes;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Long> sequences = new HashMap<>();
    private final Thread thread;
    private volatile boolean running = true;

    /**
     * @param answer takes each event with the message that brought it
     */
    FakeService(
            String bootstrapServers,
            Topic reads,
            Topic writes,
            BiConsumer<ConsumerRecord<byte[], byte[]>, Event> answer) {
        this.reads = reads;
        this.writes = writes;
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "group.id",
                                "fake-" + UUID.randomUUID(),
                                "auto.offset.reset",
                                "earliest",
                                "metadata.max.age.ms",
                                "500"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        consumer.subscribe(List.of(reads.topicName()));
        thread = Thread.ofPlatform().name("fake-service").unstarted(() -> run(answer));
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() throws InterruptedException {
        running = false;
        thread.join();
        producer.close();
    }

    /** Tells of what a message has caused, under the message's key. */
    void send(ConsumerRecord<byte[], byte[]> cause, Event event) {
        var sequence = sequences.merge(new String(cause.key(), UTF_8), 1L, Long::sum);
        var message =
                new ProducerRecord<>(writes.topicName(), cause.key(), EventCodec.write(event));
        cause.headers().forEach(message.headers()::add);
        message.headers()
                .remove("ce_type")
                .add("ce_type", EventCodec.typeOf(event).getBytes(UTF_8))
                .remove("ce_sequence")
                .add("ce_sequence", sequence.toString().getBytes(UTF_8));
        producer.send(message);
    }

    private void run(BiConsumer<ConsumerRecord<byte[], byte[]>, Event> answer) {
        try (consumer) {
            while (running) {
                for (var message : consumer.poll(Duration.ofMillis(50))) {
                    var type = new String(message.headers().lastHeader("ce_type").value(), UTF_8);
                    answer.accept(message, EventCodec.read(reads, type, message.value()));
                }
            }
        }
    }
}
