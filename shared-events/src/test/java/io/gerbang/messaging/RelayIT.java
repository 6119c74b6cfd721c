package io.gerbang.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class RelayIT {

    @Test
    @SuppressWarnings("unchecked")
    void the_first_record_that_kafka_does_not_take_in_time_is_the_last_of_its_cycle()
            throws Exception {
        var sends = new AtomicInteger();
        var kafkaIsAway =
                (Producer<byte[], byte[]>)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {Producer.class},
                                (proxy, method, arguments) -> {
                                    sends.incrementAndGet();
                                    return CompletableFuture.failedFuture(new TimeoutException());
                                });
        try (var service = new TestService("cycle")) {
            service.publish("pi_1", 3);
            var pool = service.relayConnections().pool(service.vertx(), "slot-0");
            var leases = new LaneLeases(pool, "slot-0", Duration.ofSeconds(10));
            leases.renew();

            var published = new Relay(pool, leases, kafkaIsAway, service.outbox()).publishOnce();

            assertThat(published).isZero();
            assertThat(sends).hasValue(1);
            assertThat(service.count("outbox")).isEqualTo(3);
            pool.closeAndAwait();
        }
    }
}
