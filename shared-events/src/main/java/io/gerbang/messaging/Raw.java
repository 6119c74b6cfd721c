package io.gerbang.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.mutiny.sqlclient.Row;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;

/** Kafka records that lie in a table, as they came. */
final class Raw {

    private Raw() {}

    /** A row with the columns topic, partition, offset, key, headers and value. */
    static ConsumerRecord<byte[], byte[]> of(Row row) {
        var key = row.getString("key").getBytes(UTF_8);
        var value = row.getBuffer("value").getBytes();
        return new ConsumerRecord<>(
                row.getString("topic"),
                row.getInteger("partition"),
                row.getLong("offset"),
                ConsumerRecord.NO_TIMESTAMP,
                TimestampType.NO_TIMESTAMP_TYPE,
                key.length,
                value.length,
                key,
                value,
                EventHeaders.fromJson(row.getJsonObject("headers")),
                Optional.empty());
    }

    /** The key as text, empty where the record has none. */
    static String keyOf(ConsumerRecord<byte[], byte[]> raw) {
        return raw.key() == null ? "" : storable(new String(raw.key(), UTF_8));
    }

    static byte[] valueOf(ConsumerRecord<byte[], byte[]> raw) {
        return raw.value() == null ? new byte[0] : raw.value();
    }

    /** PostgreSQL's text and jsonb hold every character but NUL. */
    static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
