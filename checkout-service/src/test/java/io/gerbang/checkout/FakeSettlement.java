package io.gerbang.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gerbang.events.Topic;
import io.gerbang.events.checkout.TestClockAdvanced;
import io.gerbang.events.settlement.TestClockReached;
import io.gerbang.messaging.EventCodec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Plays settlement-service over Kafka: reaches at once whatever time a test clock is set to. */
final class FakeSettlement implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Long> sequences = new HashMap<>();
    private final Thread thread;
    private volatile boolean running = true;

    FakeSettlement(String bootstrapServers) {
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
                                "fake-settlement-" + UUID.randomUUID(),
                                "auto.offset.reset",
                                "earliest",
                                "metadata.max.age.ms",
                                "500"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        consumer.subscribe(List.of(Topic.CHECKOUT_CLOCK.topicName()));
        thread = Thread.ofPlatform().name("fake-settlement").start(this::run);
    }

    @Override
    public void close() throws InterruptedException {
        running = false;
        thread.join();
        producer.close();
    }

    private void run() {
        try (consumer) {
            while (running) {
                consumer.poll(Duration.ofMillis(50)).forEach(this::answer);
            }
        }
    }

    private void answer(ConsumerRecord<byte[], byte[]> message) {
        var type = new String(message.headers().lastHeader("ce_type").value(), UTF_8);
        if (!(EventCodec.read(Topic.CHECKOUT_CLOCK, type, message.value())
                instanceof TestClockAdvanced(var clockId, var merchantId, var frozenTime))) {
            return;
        }
        var reached = new TestClockReached(clockId, merchantId, frozenTime);
        var answer =
                new ProducerRecord<>(
                        Topic.SETTLEMENT_CLOCK.topicName(),
                        message.key(),
                        EventCodec.write(reached));
        var sequence = sequences.merge(merchantId, 1L, Long::sum);
        message.headers().forEach(answer.headers()::add);
        answer.headers()
                .remove("ce_type")
                .add("ce_type", EventCodec.typeOf(reached).getBytes(UTF_8))
                .remove("ce_sequence")
                .add("ce_sequence", sequence.toString().getBytes(UTF_8));
        producer.send(answer);
    }
}
