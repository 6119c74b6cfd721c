package io.gerbang.messaging;

import io.gerbang.events.EventRecord;
import io.gerbang.events.Topic;
import io.gerbang.messaging.SequenceGate.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An event on its way in, beside the record in which it came.
 *
 * @param parkedBefore whether it already lies in {@code parked_events}
 */
record Arrived(ConsumerRecord<byte[], byte[]> raw, EventRecord<?> event, boolean parkedBefore) {

    /**
     * @throws UnreadableEventException where the record is not what the contract says
     */
    static Arrived now(ConsumerRecord<byte[], byte[]> raw) {
        return new Arrived(raw, read(raw), false);
    }

    /**
     * @throws UnreadableEventException where this version cannot read what another one parked
     */
    static Arrived earlier(ConsumerRecord<byte[], byte[]> raw) {
        return new Arrived(raw, read(raw), true);
    }

    Stream stream() {
        return new Stream(event.topic().topicName(), event.key());
    }

    private static EventRecord<?> read(ConsumerRecord<byte[], byte[]> raw) {
        var topic =
                Topic.named(raw.topic())
                        .orElseThrow(() -> new UnreadableEventException("unknown topic"));
        return EventHeaders.read(topic, raw);
    }
}
