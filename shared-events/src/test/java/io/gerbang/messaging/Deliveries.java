package io.gerbang.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gerbang.events.EventRecord;
import io.gerbang.events.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Records as a consumer's poll hands them over, each at the next offset of one partition. */
final class Deliveries {

    private long offset;

    /** The payment's events with these sequences. */
    List<ConsumerRecord<byte[], byte[]>> events(String key, long... sequences) {
        return new ArrayList<>(
                LongStream.of(sequences)
                        .mapToObj(sequence -> event(TestService.event(key, sequence)))
                        .toList());
    }

    ConsumerRecord<byte[], byte[]> event(EventRecord<?> event) {
        return record(event, EventCodec.typeOf(event.event()), EventCodec.write(event.event()));
    }

    /** Somebody else's idea of the payment's next event. */
    ConsumerRecord<byte[], byte[]> foreign(String key, long sequence, String type, String json) {
        return record(TestService.event(key, sequence), type, json.getBytes(UTF_8));
    }

    /** What no version of ours ever wrote. */
    ConsumerRecord<byte[], byte[]> garbage(byte @Nullable [] key, byte @Nullable [] value) {
        return record(TestService.TOPIC, key, value, new RecordHeaders());
    }

    private ConsumerRecord<byte[], byte[]> record(EventRecord<?> event, String type, byte[] value) {
        var headers = new RecordHeaders();
        headers.add("ce_id", event.id().getBytes(UTF_8));
        headers.add("ce_type", type.getBytes(UTF_8));
        headers.add("ce_time", event.occurredAt().toString().getBytes(UTF_8));
        headers.add("ce_sequence", Long.toString(event.sequence()).getBytes(UTF_8));
        headers.add("ce_merchantid", event.merchantId().getBytes(UTF_8));
        headers.add("ce_livemode", "false".getBytes(UTF_8));
        headers.add("ce_correlationid", event.correlationId().getBytes(UTF_8));
        return record(event.topic(), event.key().getBytes(UTF_8), value, headers);
    }

    private ConsumerRecord<byte[], byte[]> record(
            Topic topic, byte @Nullable [] key, byte @Nullable [] value, RecordHeaders headers) {
        return new ConsumerRecord<>(
                topic.topicName(),
                0,
                offset++,
                ConsumerRecord.NO_TIMESTAMP,
                TimestampType.NO_TIMESTAMP_TYPE,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                key,
                value,
                headers,
                Optional.empty());
    }
}
