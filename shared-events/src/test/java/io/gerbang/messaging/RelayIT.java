package io.gerbang.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.events.EventRecord;
import io.gerbang.events.Topic;
import io.gerbang.events.authorization.PaymentOutcomeUnknown;
import io.vertx.mutiny.sqlclient.Pool;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayIT {

    private static final String MISSING = Topic.AUTHORIZATION_PAYMENT.topicName();
    private static final String OTHER = Topic.FRAUD_PAYMENT.topicName();

    private final List<String> sent = new ArrayList<>();
    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    private TestService service;
    private Pool pool;
    private LaneLeases leases;

    @BeforeEach
    void start() {
        service = new TestService("cycle");
        pool = service.relayConnections().pool(service.vertx(), "slot-0");
        leases = new LaneLeases(pool, "slot-0", Duration.ofSeconds(10));
        leases.renew();
    }

    @AfterEach
    void stop() {
        pool.closeAndAwait();
        service.close();
    }

    @Test
    void a_topic_that_kafka_does_not_know_holds_back_nothing_but_itself() throws Exception {
        publish(Topic.AUTHORIZATION_PAYMENT, 300);
        publish(Topic.FRAUD_PAYMENT, 20);
        var relay = relay(Set.of(MISSING));

        var published = relay.publishOutbox() + relay.publishOutbox();

        assertThat(published).isEqualTo(20);
        assertThat(sent).filteredOn(MISSING::equals).hasSize(1);
        assertThat(service.count("outbox where topic = '" + OTHER + "'")).isZero();
        assertThat(service.count("outbox")).isEqualTo(300);
    }

    @Test
    void a_second_topic_that_kafka_does_not_take_in_time_is_the_last_of_its_cycle()
            throws Exception {
        publish(Topic.AUTHORIZATION_PAYMENT, 3);
        publish(Topic.FRAUD_PAYMENT, 3);
        publish(Topic.CHECKOUT_PAYMENT, 3);

        var published =
                relay(Set.of(MISSING, OTHER, Topic.CHECKOUT_PAYMENT.topicName())).publishOutbox();

        assertThat(published).isZero();
        assertThat(sent).hasSize(2);
        assertThat(service.count("outbox")).isEqualTo(9);
    }

    @Test
    void what_is_committed_goes_to_kafka_unread_and_leaves_the_outbox_later() throws Exception {
        var relay = relay(Set.of());
        relay.publishCommitted();
        publish(Topic.AUTHORIZATION_PAYMENT, 3);

        assertThat(relay.publishCommitted()).isEqualTo(3);

        assertThat(sent).hasSize(3);
        assertThat(service.count("outbox")).isEqualTo(3);
        assertThat(relay.publishOutbox()).isZero();
        assertThat(service.count("outbox")).isZero();
    }

    @Test
    void an_event_whose_predecessor_is_not_known_to_be_published_waits_behind_it()
            throws Exception {
        var key = service.newKey("pi");
        service.publish(key, 2);
        var relay = relay(Set.of());
        relay.publishCommitted();
        service.publish(key, 1);

        assertThat(relay.publishCommitted()).isZero();

        assertThat(relay.publishOutbox()).isEqualTo(3);
        service.publish(key, 2);
        assertThat(relay.publishCommitted()).isEqualTo(2);
        assertThat(records).extracting(RelayIT::sequence).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void what_was_read_before_it_was_handed_over_is_not_sent_again() throws Exception {
        var relay = relay(Set.of());
        relay.publishCommitted();
        publish(Topic.AUTHORIZATION_PAYMENT, 2);

        assertThat(relay.publishOutbox()).isEqualTo(2);

        assertThat(relay.publishCommitted()).isZero();
        assertThat(sent).hasSize(2);
    }

    @Test
    void an_event_looks_the_same_whether_it_was_handed_over_or_read() throws Exception {
        var relay = relay(Set.of());
        relay.publishCommitted();
        var key = service.newKey("pi");
        var event =
                TestService.event(key, 1)
                        .causing(
                                Topic.FRAUD_PAYMENT,
                                key,
                                1,
                                Instant.parse("2026-11-23T12:00:00.123456789Z"),
                                new PaymentOutcomeUnknown(key, 1));
        service.database()
                .transact(tx -> service.outbox().append(tx, List.of(event)))
                .await()
                .indefinitely();

        relay.publishCommitted();
        relay(Set.of()).publishOutbox();

        assertThat(records).hasSize(2);
        assertThat(records.getLast().headers()).isEqualTo(records.getFirst().headers());
        assertThat(records.getLast().key()).isEqualTo(records.getFirst().key());
        assertThat(records.getLast().value()).isEqualTo(records.getFirst().value());
    }

    @Test
    void what_kafka_does_not_take_from_hand_to_hand_stays_in_the_outbox() throws Exception {
        var relay = relay(Set.of(MISSING));
        relay.publishCommitted();
        publish(Topic.AUTHORIZATION_PAYMENT, 2);
        publish(Topic.FRAUD_PAYMENT, 2);

        assertThat(relay.publishCommitted()).isEqualTo(2);

        assertThat(relay.publishOutbox()).isZero();
        assertThat(service.count("outbox where topic = '" + MISSING + "'")).isEqualTo(2);
        assertThat(service.count("outbox")).isEqualTo(2);
    }

    @Test
    void where_a_record_fails_nothing_of_other_streams_is_sent_again() throws Exception {
        var relay = relay(Set.of(MISSING));
        relay.publishCommitted();
        publish(Topic.AUTHORIZATION_PAYMENT, 1);
        publish(Topic.FRAUD_PAYMENT, 2);

        assertThat(relay.publishOutbox()).isEqualTo(2);

        assertThat(relay.publishCommitted()).isZero();
        assertThat(sent).filteredOn(OTHER::equals).hasSize(2);
    }

    @Test
    void what_was_handed_over_for_a_lane_that_has_moved_is_left_to_its_holder() throws Exception {
        var relay = relay(Set.of());
        relay.publishCommitted();
        publish(Topic.AUTHORIZATION_PAYMENT, 5);
        leases.leave();

        assertThat(relay.publishCommitted()).isZero();

        assertThat(sent).isEmpty();
        assertThat(service.count("outbox")).isEqualTo(5);
    }

    /** Events of as many payments. */
    private void publish(Topic topic, int count) {
        var events =
                IntStream.range(0, count)
                        .mapToObj(_ -> service.newKey("pi"))
                        .<EventRecord<?>>map(key ->
                                TestService.event(key, 1)
                                        .causing(topic, key, 1, new PaymentOutcomeUnknown(key, 1)))
                        .toList();
        service.database()
                .transact(tx -> service.outbox().append(tx, events))
                .await()
                .indefinitely();
    }

    private static String sequence(ProducerRecord<?, ?> record) {
        return new String(record.headers().lastHeader("ce_sequence").value(), UTF_8);
    }

    @SuppressWarnings("unchecked")
    private Relay relay(Set<String> unanswered) {
        var kafka =
                (Producer<byte[], byte[]>)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {Producer.class},
                                (proxy, method, arguments) -> {
                                    if (method.getName().equals("flush")) {
                                        return null;
                                    }
                                    var record = (ProducerRecord<byte[], byte[]>) arguments[0];
                                    var topic = record.topic();
                                    sent.add(topic);
                                    records.add(record);
                                    return unanswered.contains(topic)
                                            ? failedFuture(new TimeoutException())
                                            : completedFuture(null);
                                });
        return new Relay(pool, leases, kafka, service.outbox());
    }
}
