package io.gerbang.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.mutiny.sqlclient.Row;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;

/** Kafka records that lie in a table, as they came. */
final class Raw {

    private Raw() {}

    static ConsumerRecord<byte[], byte[]> record(
            String topic,
            int partition,
            long offset,
            String key,
            Row row,
            int headersColumn,
            int valueColumn) {
        var value = row.getBuffer(valueColumn).getBytes();
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                ConsumerRecord.NO_TIMESTAMP,
                TimestampType.NO_TIMESTAMP_TYPE,
                key.length(),
                value.length,
                key.getBytes(UTF_8),
                value,
                EventHeaders.fromJson(row.getJsonObject(headersColumn)),
                Optional.empty());
    }
}
