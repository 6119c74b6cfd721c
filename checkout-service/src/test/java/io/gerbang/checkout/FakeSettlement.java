package io.gerbang.checkout;

import io.gerbang.events.Event;
import io.gerbang.events.Topic;
import io.gerbang.events.checkout.TestClockAdvanced;
import io.gerbang.events.settlement.TestClockReached;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Plays settlement-service over Kafka: reaches at once whatever time a test clock is set to. */
final class FakeSettlement implements AutoCloseable {

    private final FakeService service;

    FakeSettlement(String bootstrapServers) {
        service =
                new FakeService(
                        bootstrapServers,
                        Topic.CHECKOUT_CLOCK,
                        Topic.SETTLEMENT_CLOCK,
                        this::answer);
        service.start();
    }

    @Override
    public void close() throws InterruptedException {
        service.close();
    }

    private void answer(ConsumerRecord<byte[], byte[]> message, Event event) {
        if (event instanceof TestClockAdvanced(var clockId, var merchantId, var frozenTime)) {
            service.send(message, new TestClockReached(clockId, merchantId, frozenTime));
        }
    }
}
