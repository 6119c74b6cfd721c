package io.gerbang.fraud;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gerbang.events.Event;
import io.gerbang.events.Topic;
import io.gerbang.events.fraud.PaymentScreened;
import io.gerbang.messaging.EventCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The other services, played with plain Kafka clients. */
final class EventLink implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(100);

    private final String merchantId;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> received = new ArrayList<>();

    /**
     * @param merchantId whose events are sent, in test mode
     */
    EventLink(String bootstrapServers, String merchantId) {
        this(Map.of("bootstrap.servers", bootstrapServers), merchantId);
    }

    /**
     * @param kafka how to reach it
     */
    EventLink(Map<String, Object> kafka, String merchantId) {
        this.merchantId = merchantId;
        producer = new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer());
        var reading = new HashMap<>(kafka);
        reading.put("group.id", Payments.unique("test"));
        reading.put("auto.offset.reset", "earliest");
        consumer =
                new KafkaConsumer<>(
                        reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(Topic.FRAUD_PAYMENT.topicName()));
    }

    void send(Topic topic, String key, long sequence, Instant at, Event event) {
        var message =
                new ProducerRecord<>(
                        topic.topicName(), key.getBytes(UTF_8), EventCodec.write(event));
        var headers =
                Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        key + "-" + sequence,
                        "ce_type",
                        EventCodec.typeOf(event),
                        "ce_sequence",
                        Long.toString(sequence),
                        "ce_time",
                        at.toString(),
                        "ce_merchantid",
                        merchantId,
                        "ce_livemode",
                        "false",
                        "ce_correlationid",
                        "req_test");
        headers.forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        producer.send(message);
        producer.flush();
    }

    /** Waits for the screening with this sequence, and for nothing else. */
    PaymentScreened screened(String paymentId, long sequence) {
        var deadline = Instant.now().plus(LIMIT);
        while (Instant.now().isBefore(deadline)) {
            for (var message : received(paymentId)) {
                if (header(message, "ce_sequence").equals(Long.toString(sequence))) {
                    return (PaymentScreened)
                            EventCodec.read(
                                    Topic.FRAUD_PAYMENT,
                                    header(message, "ce_type"),
                                    message.value());
                }
            }
            consumer.poll(POLL).forEach(received::add);
        }
        throw new AssertionError("No screening of " + paymentId + " within " + LIMIT);
    }

    /** All that has come for the payment so far. */
    List<ConsumerRecord<byte[], byte[]>> received(String paymentId) {
        return received.stream()
                .filter(message -> new String(message.key(), UTF_8).equals(paymentId))
                .toList();
    }

    static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        var header = Objects.requireNonNull(message.headers().lastHeader(name), name);
        return new String(header.value(), UTF_8);
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
