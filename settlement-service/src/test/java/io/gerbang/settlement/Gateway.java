package io.gerbang.settlement;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gerbang.events.Event;
import io.gerbang.events.Topic;
import io.gerbang.events.authorization.PaymentCaptured;
import io.gerbang.events.authorization.RefundSucceeded;
import io.gerbang.events.checkout.MerchantChanged;
import io.gerbang.events.checkout.TestClockAdvanced;
import io.gerbang.messaging.EventCodec;
import io.gerbang.web.key.ApiKeyFormat;
import io.gerbang.web.key.KeyKind;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** One merchant of the gateway around settlement: what the other services would publish for it. */
final class Gateway implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaProducer<String, String> producer =
            new KafkaProducer<>(
                    Map.of("bootstrap.servers", setting("kafka.bootstrap.servers")),
                    new StringSerializer(),
                    new StringSerializer());
    private final String merchantId;
    private final String secretKey =
            ApiKeyFormat.generate(KeyKind.SECRET, false, new SecureRandom());
    private long clockSequence;

    Gateway() {
        this("acct_" + random());
    }

    Gateway(String merchantId) {
        this.merchantId = merchantId;
        RestAssured.given()
                .contentType("application/json")
                .body(
                        new JsonObject()
                                .put("merchant_id", merchantId)
                                .put("key_id", "key_1")
                                .put("kind", "secret")
                                .put("livemode", false)
                                .put("scopes", new JsonArray())
                                .encode())
                .put(
                        setting("gerbang.settlement.checkout.url")
                                + "/internal/api_keys/"
                                + ApiKeyFormat.hash(secretKey))
                .then()
                .statusCode(200);
    }

    static String random() {
        return Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36);
    }

    static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    String merchantId() {
        return merchantId;
    }

    void announce(String country, String currency, Instant at) {
        var merchant =
                new MerchantChanged(merchantId, "Warung", country, currency, List.of(), null);
        publish(Topic.CHECKOUT_MERCHANT, merchantId, 1, at, merchant);
    }

    /** A whole capture, the first event of a payment. */
    Payment capture(long amount, String currency, Instant at) {
        var payment = new Payment(random());
        publish(
                Topic.AUTHORIZATION_PAYMENT,
                payment.id(),
                1,
                at,
                payment.captured(amount, currency));
        return payment;
    }

    void refund(Payment payment, long sequence, long amount, String currency, Instant at) {
        var refund =
                new RefundSucceeded(
                        payment.id(),
                        payment.chargeId(),
                        payment.refundId(sequence),
                        amount,
                        amount,
                        currency,
                        "000000000001");
        publish(Topic.AUTHORIZATION_PAYMENT, payment.id(), sequence, at, refund);
    }

    void advanceClock(Instant to) {
        var advanced = new TestClockAdvanced("clock_" + merchantId, merchantId, to);
        publish(Topic.CHECKOUT_CLOCK, merchantId, ++clockSequence, to, advanced);
    }

    void publish(Topic topic, String key, long sequence, Instant at, Event event) {
        var value = new String(EventCodec.write(event), UTF_8);
        var record = new ProducerRecord<>(topic.topicName(), key, value);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "content-type",
                        "application/json",
                        "ce_id",
                        key + "-" + sequence,
                        "ce_type",
                        EventCodec.typeOf(event),
                        "ce_time",
                        at.toString(),
                        "ce_sequence",
                        Long.toString(sequence),
                        "ce_merchantid",
                        merchantId,
                        "ce_livemode",
                        "false",
                        "ce_correlationid",
                        "req_" + merchantId)
                .forEach((name, header) -> record.headers().add(name, header.getBytes(UTF_8)));
        producer.send(record);
        producer.flush();
    }

    JsonPath get(String path) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + secretKey)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** A request without parameters. */
    Response post(String path, String idempotencyKey) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + secretKey)
                .header("Idempotency-Key", idempotencyKey)
                .post(path);
    }

    /** The error of a request that must be refused. */
    JsonPath refused(String path) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + secretKey)
                .get(path)
                .then()
                .statusCode(400)
                .extract()
                .jsonPath()
                .setRootPath("error");
    }

    int status(String path) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + secretKey)
                .get(path)
                .statusCode();
    }

    /** What settlement has published for a key so far, in order. */
    List<ConsumerRecord<String, String>> published(Topic topic, String key) {
        return published(topic, record -> record.key().equals(key));
    }

    /** What settlement has published for this merchant so far. */
    List<ConsumerRecord<String, String>> published(Topic topic) {
        return published(
                topic,
                record ->
                        merchantId.equals(
                                new String(record.headers().lastHeader("ce_merchantid").value())));
    }

    private static List<ConsumerRecord<String, String>> published(
            Topic topic, Predicate<ConsumerRecord<String, String>> wanted) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", setting("kafka.bootstrap.servers")),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            var partitions =
                    consumer.partitionsFor(topic.topicName()).stream()
                            .map(each -> new TopicPartition(each.topic(), each.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<ConsumerRecord<String, String>>();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    if (wanted.test(record)) {
                        found.add(record);
                    }
                }
            }
            return found;
        }
    }

    static void await(String what, BooleanSupplier condition) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    /** A payment, whose ids share a suffix. */
    record Payment(String suffix) {

        String id() {
            return "pi_" + suffix;
        }

        String chargeId() {
            return "ch_" + suffix;
        }

        String transactionId() {
            return "txn_" + suffix;
        }

        String refundId(long number) {
            return "re_" + suffix + number;
        }

        PaymentCaptured captured(long amount, String currency) {
            return new PaymentCaptured(
                    id(), 1, chargeId(), "cap_" + suffix, amount, amount, currency, true, "card");
        }
    }
}
