package io.gerbang.messaging;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.events.EventRecord;
import io.gerbang.events.Topic;
import io.gerbang.events.authorization.PaymentOutcomeUnknown;
import io.vertx.mutiny.sqlclient.Pool;
import java.lang.reflect.Proxy;
import java.time.Duration;
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

        var published = relay.publishOnce() + relay.publishOnce();

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
                relay(Set.of(MISSING, OTHER, Topic.CHECKOUT_PAYMENT.topicName())).publishOnce();

        assertThat(published).isZero();
        assertThat(sent).hasSize(2);
        assertThat(service.count("outbox")).isEqualTo(9);
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
                                    var topic = ((ProducerRecord<?, ?>) arguments[0]).topic();
                                    sent.add(topic);
                                    return unanswered.contains(topic)
                                            ? failedFuture(new TimeoutException())
                                            : completedFuture(null);
                                });
        return new Relay(pool, leases, kafka, service.outbox());
    }
}
