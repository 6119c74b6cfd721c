package io.gerbang.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gerbang.events.EventRecord;
import io.vertx.mutiny.sqlclient.Row;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * An event on its way to Kafka.
 *
 * @param lane that publishes it
 * @param id of its row in {@code outbox}, which is there until Kafka has the event
 * @param sequence its place in the stream
 */
record Outgoing(
        short lane,
        long id,
        String topic,
        String key,
        long sequence,
        Headers headers,
        byte[] value) {

    /** Reads a row of {@code outbox} joined with {@code event_log}. */
    static Outgoing of(Row row) {
        return new Outgoing(
                row.getShort("lane"),
                row.getLong("id"),
                row.getString("topic"),
                row.getString("key"),
                row.getLong("sequence"),
                EventHeaders.of(row),
                row.getBuffer("value").getBytes());
    }

    static Outgoing of(EventRecord<?> event, long id, byte[] value) {
        return new Outgoing(
                Outbox.laneOf(event.key()),
                id,
                event.topic().topicName(),
                event.key(),
                event.sequence(),
                EventHeaders.of(event),
                value);
    }

    ProducerRecord<byte[], byte[]> record() {
        return new ProducerRecord<>(topic, null, null, key.getBytes(UTF_8), value, headers);
    }

    @Override
    public String toString() {
        return "%s %s-%d".formatted(topic, key, sequence);
    }
}
