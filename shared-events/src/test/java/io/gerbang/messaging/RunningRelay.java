package io.gerbang.messaging;

import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import org.apache.kafka.clients.producer.KafkaProducer;

/** A relay of a service on a thread of its own, woken by the service's commits. */
final class RunningRelay implements AutoCloseable {

    private final Pool pool;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Relay relay;
    private final Thread thread;

    RunningRelay(TestService service, String slot, Duration lease) {
        var connections = service.relayConnections();
        pool = connections.pool(service.vertx(), slot);
        producer = connections.producer(slot);
        relay = new Relay(pool, new LaneLeases(pool, slot, lease), producer, service.outbox());
        thread = Thread.ofPlatform().name(slot).daemon().start(relay);
    }

    @Override
    public void close() throws InterruptedException {
        relay.close();
        thread.join();
        producer.close();
        pool.closeAndAwait();
    }
}
