package io.gerbang.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gerbang.events.EventRecord;
import io.gerbang.events.Topic;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** The envelope as Kafka headers: CloudEvents 1.0, Kafka protocol binding, binary content mode. */
final class EventHeaders {

    private static final byte[] SPECIFICATION = "1.0".getBytes(UTF_8);
    private static final byte[] JSON = "application/json".getBytes(UTF_8);

    private EventHeaders() {}

    /** Headers of a row of {@code event_log}. */
    static Headers of(Row row) {
        var own = row.getJsonObject("headers");
        return own == null ? envelope(row) : fromJson(own);
    }

    /** Empty where the record does not say. */
    static String typeOf(ConsumerRecord<byte[], byte[]> raw) {
        return Objects.requireNonNullElse(optional(raw.headers(), "ce_type"), "");
    }

    /** Headers as kept in a table. */
    static JsonObject toJson(Headers headers) {
        var json = new JsonObject();
        for (var header : headers) {
            if (header.value() != null) {
                json.put(
                        Raw.storable(header.key()),
                        Raw.storable(new String(header.value(), UTF_8)));
            }
        }
        return json;
    }

    static Headers fromJson(JsonObject json) {
        var headers = new RecordHeaders();
        json.forEach(entry -> add(headers, entry.getKey(), (String) entry.getValue()));
        return headers;
    }

    private static Headers envelope(Row row) {
        return envelope(
                row.getString("topic"),
                row.getString("key"),
                row.getLong("sequence"),
                row.getString("type"),
                row.getString("merchant_id"),
                row.getBoolean("livemode"),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getString("correlation_id"),
                row.getString("causation_id"),
                row.getString("traceparent"));
    }

    /** The same as of its row, which keeps microseconds. */
    static Headers of(EventRecord<?> event) {
        return envelope(
                event.topic().topicName(),
                event.key(),
                event.sequence(),
                EventCodec.typeOf(event.event()),
                event.merchantId(),
                event.livemode(),
                event.occurredAt().truncatedTo(ChronoUnit.MICROS),
                event.correlationId(),
                event.causationId(),
                event.traceparent());
    }

    private static Headers envelope(
            String topic,
            String key,
            long sequence,
            String type,
            String merchantId,
            boolean livemode,
            Instant occurredAt,
            String correlationId,
            @Nullable String causationId,
            @Nullable String traceparent) {
        var headers = new RecordHeaders();
        headers.add("ce_specversion", SPECIFICATION);
        headers.add("content-type", JSON);
        add(headers, "ce_id", key + "-" + sequence);
        add(headers, "ce_type", type);
        add(headers, "ce_source", "/gerbang/" + topic);
        add(headers, "ce_subject", key);
        add(headers, "ce_time", occurredAt.toString());
        add(headers, "ce_sequence", Long.toString(sequence));
        add(headers, "ce_merchantid", merchantId);
        add(headers, "ce_livemode", Boolean.toString(livemode));
        add(headers, "ce_correlationid", correlationId);
        add(headers, "ce_causationid", causationId);
        add(headers, "traceparent", traceparent);
        return headers;
    }

    /**
     * @throws UnreadableEventException where a header or the value is not what the contract says
     */
    static EventRecord<?> read(Topic topic, ConsumerRecord<byte[], byte[]> raw) {
        var headers = raw.headers();
        if (raw.key() == null || raw.value() == null) {
            throw new UnreadableEventException("key or value is missing");
        }
        try {
            return new EventRecord<>(
                    topic,
                    key(raw.key()),
                    sequence(headers),
                    required(headers, "ce_merchantid"),
                    livemode(headers),
                    Instant.parse(required(headers, "ce_time")),
                    required(headers, "ce_correlationid"),
                    optional(headers, "ce_causationid"),
                    optional(headers, "traceparent"),
                    EventCodec.read(topic, required(headers, "ce_type"), raw.value()));
        } catch (NumberFormatException | DateTimeException e) {
            throw new UnreadableEventException("a header has another form");
        }
    }

    private static String key(byte[] key) {
        var text = new String(key, UTF_8);
        if (!text.equals(Raw.storable(text))) {
            throw new UnreadableEventException("key holds a NUL");
        }
        return text;
    }

    private static long sequence(Headers headers) {
        var sequence = Long.parseLong(required(headers, "ce_sequence"));
        if (sequence < 1) {
            throw new UnreadableEventException("sequence is below 1");
        }
        return sequence;
    }

    private static boolean livemode(Headers headers) {
        return switch (required(headers, "ce_livemode")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new UnreadableEventException("livemode is neither true nor false");
        };
    }

    private static void add(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, value.getBytes(UTF_8));
        }
    }

    private static String required(Headers headers, String name) {
        var value = optional(headers, name);
        if (value == null) {
            throw new UnreadableEventException("header " + name + " is missing");
        }
        return value;
    }

    private static @Nullable String optional(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
