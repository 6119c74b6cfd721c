package io.gerbang.messaging.quarkus;

import io.gerbang.messaging.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Every topic that a service reads arrives here, a poll at a time, in one channel. */
@ApplicationScoped
class EventsConsumer {

    private final Inbox inbox;

    EventsConsumer(Inbox inbox) {
        this.inbox = inbox;
    }

    /** Acknowledged when the inbox is done; offsets are committed on a timer. */
    @Incoming("events")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> records) {
        return inbox.process(records);
    }
}
