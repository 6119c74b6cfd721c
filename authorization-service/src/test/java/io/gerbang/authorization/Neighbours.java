package io.gerbang.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gerbang.events.CaptureMethod;
import io.gerbang.events.Event;
import io.gerbang.events.HoldOptions;
import io.gerbang.events.PaymentFacts;
import io.gerbang.events.PaymentMethodFacts;
import io.gerbang.events.Screening;
import io.gerbang.events.ScreeningDecision;
import io.gerbang.events.Topic;
import io.gerbang.events.checkout.PaymentCancelRequested;
import io.gerbang.events.checkout.PaymentCaptureRequested;
import io.gerbang.events.checkout.PaymentIncrementRequested;
import io.gerbang.events.checkout.PaymentRefundRequested;
import io.gerbang.events.checkout.PaymentResumed;
import io.gerbang.events.fraud.PaymentScreened;
import io.gerbang.messaging.EventCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

/** Checkout, fraud and a subscriber, played with plain Kafka clients. */
final class Neighbours implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Screening HARMLESS = new Screening(3, ScreeningDecision.ALLOW, List.of());

    private final String merchantId = unique("acct");
    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<String, List<Event>> received = new HashMap<>();
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;

    Neighbours(String bootstrapServers) {
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
                                unique("test"),
                                "auto.offset.reset",
                                "earliest"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        consumer.subscribe(
                List.of(
                        Topic.AUTHORIZATION_PAYMENT.topicName(),
                        Topic.AUTHORIZATION_PAYMENT_METHOD.topicName()));
    }

    static String unique(String prefix) {
        return prefix + "_" + UUID.randomUUID().toString().replace("-", "").substring(0, 24);
    }

    String merchantId() {
        return merchantId;
    }

    /** A first attempt with one of Stripe's test cards. */
    PaymentFacts payment(long amount, CaptureMethod captureMethod, String testCard) {
        return payment(
                amount,
                captureMethod,
                new PaymentMethodFacts(unique("pm"), "card", null, testCard));
    }

    PaymentFacts payment(long amount, CaptureMethod captureMethod, PaymentMethodFacts method) {
        return new PaymentFacts(
                unique("pi"),
                1,
                unique("ch"),
                amount,
                "idr",
                captureMethod,
                method,
                null,
                null,
                null);
    }

    /** A first attempt that asks for all that may be done with a hold. */
    PaymentFacts flexiblePayment(long amount, String testCard) {
        return flexiblePayment(
                amount, new PaymentMethodFacts(unique("pm"), "card", null, testCard));
    }

    PaymentFacts flexiblePayment(long amount, PaymentMethodFacts method) {
        return new PaymentFacts(
                unique("pi"),
                1,
                unique("ch"),
                amount,
                "idr",
                CaptureMethod.MANUAL,
                method,
                null,
                null,
                new HoldOptions(true, true, true));
    }

    void screened(PaymentFacts payment) {
        screened(payment, HARMLESS);
    }

    void screened(PaymentFacts payment, Screening screening) {
        send(Topic.FRAUD_PAYMENT, payment.paymentId(), new PaymentScreened(payment, screening));
    }

    void capture(PaymentFacts payment, String captureId, long amount, boolean last) {
        send(
                Topic.CHECKOUT_PAYMENT,
                payment.paymentId(),
                new PaymentCaptureRequested(
                        payment.paymentId(), 1, captureId, amount, payment.currency(), last));
    }

    void increment(PaymentFacts payment, String incrementId, long amount) {
        send(
                Topic.CHECKOUT_PAYMENT,
                payment.paymentId(),
                new PaymentIncrementRequested(
                        payment.paymentId(), 1, incrementId, amount, payment.currency()));
    }

    void cancel(PaymentFacts payment) {
        send(
                Topic.CHECKOUT_PAYMENT,
                payment.paymentId(),
                new PaymentCancelRequested(payment.paymentId(), 1, "requested_by_customer"));
    }

    void resume(PaymentFacts payment) {
        send(
                Topic.CHECKOUT_PAYMENT,
                payment.paymentId(),
                new PaymentResumed(payment.paymentId(), payment.attempt()));
    }

    void refund(PaymentFacts payment, String refundId, long amount) {
        send(
                Topic.CHECKOUT_PAYMENT,
                payment.paymentId(),
                new PaymentRefundRequested(
                        payment.paymentId(),
                        1,
                        payment.chargeId(),
                        refundId,
                        amount,
                        payment.currency(),
                        null));
    }

    /** Sends the next event of the key on the topic. */
    void send(Topic topic, String key, Event event) {
        send(topic, key, sequences.merge(topic + key, 1L, Long::sum), event);
    }

    void send(Topic topic, String key, long sequence, Event event) {
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
                        Instant.now().toString(),
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

    /** Waits until so many events of the key have come, and gives them. */
    List<Event> await(String key, int count) {
        var deadline = Instant.now().plus(LIMIT);
        while (received.getOrDefault(key, List.of()).size() < count) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError(
                        "%s has %s after %s".formatted(key, received.get(key), LIMIT));
            }
            consumer.poll(POLL).forEach(this::take);
        }
        return received.get(key);
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        var topic = Topic.named(message.topic()).orElseThrow();
        var events =
                received.computeIfAbsent(
                        new String(message.key(), UTF_8), key -> new ArrayList<>());
        var sequence = header(message, "ce_sequence");
        if (Long.parseLong(sequence) != events.size() + 1) {
            throw new AssertionError("out of sequence: " + sequence + " after " + events);
        }
        events.add(EventCodec.read(topic, header(message, "ce_type"), message.value()));
    }

    private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), UTF_8);
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
