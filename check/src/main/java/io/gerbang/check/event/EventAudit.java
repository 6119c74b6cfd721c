package io.gerbang.check.event;

import io.gerbang.check.Findings;
import io.gerbang.check.gateway.EventStream;
import io.gerbang.check.gateway.Gateway;
import io.gerbang.check.secret.SecretScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads every topic once, for all invariants that need it, and compares each with its owner's
 * {@code event_log}. Of a topic's records it remembers a position per key, one topic at a time.
 */
public final class EventAudit {
    private static final String LOGGED =
            """
            select key, min(sequence) as first, max(sequence) as last, count(*) as events,
                   max(recorded_on) as recorded_on
            from event_log where topic = ? group by key
            """;

    private final Gateway gateway;
    private final Map<String, EventStream> streams;
    private @Nullable Result result;

    /** What the one reading found, for each who asks. */
    private record Result(Findings published, Findings ordered, Findings secrets) {}

    /** The events of a key, as the owner logged them. */
    private record Logged(String key, long first, long last, long events, LocalDate recordedOn) {

        static Logged read(ResultSet row) throws SQLException {
            return new Logged(
                    row.getString("key"),
                    row.getLong("first"),
                    row.getLong("last"),
                    row.getLong("events"),
                    row.getObject("recorded_on", LocalDate.class));
        }
    }

    public EventAudit(Gateway gateway, List<EventStream> streams) {
        this.gateway = gateway;
        this.streams =
                streams.stream().collect(Collectors.toMap(EventStream::topic, Function.identity()));
    }

    /** Whether what was committed is on Kafka, and nothing else. */
    Findings published() throws SQLException, IOException {
        return result().published();
    }

    /** Whether sequences have no gaps, on Kafka and in the logs. */
    Findings ordered() throws SQLException, IOException {
        return result().ordered();
    }

    /** Whether records hold what must not leave the vault. */
    public Findings secrets() throws SQLException, IOException {
        return result().secrets();
    }

    private Result result() throws SQLException, IOException {
        if (result == null) {
            result =
                    new Result(
                            new Findings("events"), new Findings("keys"), new Findings("records"));
            try (var reader = new TopicReader(gateway.kafka())) {
                for (var topic : reader.topics()) {
                    audit(reader, topic, streams.get(topic), result);
                }
            }
        }
        return result;
    }

    /** Topics of dead letters have no stream. */
    private void audit(
            TopicReader reader, String topic, @Nullable EventStream stream, Result result)
            throws SQLException, IOException {
        if (stream == null) {
            reader.read(topic, record -> scan(record, result.secrets()));
            return;
        }
        var complete = reader.isComplete(topic);
        var trail = new TopicTrail(!complete || stream.latestOnly());
        var oldest = new Oldest(complete);
        reader.read(
                topic,
                record -> {
                    scan(record, result.secrets());
                    oldest.take(record);
                    follow(record, trail, result);
                });
        compare(stream, trail, oldest.day(), result);
        if (trail.duplicates() > 0) {
            result.published().note(trail.duplicates() + " twice on " + topic);
        }
    }

    private static void follow(
            ConsumerRecord<String, byte[]> record, TopicTrail trail, Result result) {
        var sequence = record.headers().lastHeader("ce_sequence");
        if (record.key() == null || sequence == null) {
            result.published().violation(place(record) + " is no event");
            return;
        }
        var number = Long.parseLong(new String(sequence.value(), StandardCharsets.US_ASCII));
        trail.take(record.key(), number)
                .ifPresent(gap -> result.ordered().violation(record.topic() + ": " + gap));
    }

    private void compare(EventStream stream, TopicTrail trail, LocalDate oldest, Result result)
            throws SQLException, IOException {
        try (var session = gateway.open(stream.owner())) {
            session.each(
                    LOGGED,
                    Logged::read,
                    logged -> compare(stream, logged, trail, oldest, result),
                    stream.topic());
        }
        trail.keys()
                .forEach(key ->
                        result.published()
                                .violation(
                                        "%s: %s is on Kafka, and its owner never logged it"
                                                .formatted(stream.topic(), key)));
    }

    private static void compare(
            EventStream stream, Logged logged, TopicTrail trail, LocalDate oldest, Result result) {
        result.published().count(logged.events());
        result.ordered().count(1);
        if (logged.first() != 1 || logged.events() != logged.last()) {
            result.ordered()
                    .violation(
                            "event_log of %s: %s has %d events from %d to %d"
                                    .formatted(
                                            stream.owner(),
                                            logged.key(),
                                            logged.events(),
                                            logged.first(),
                                            logged.last()));
        }
        var published = trail.remove(logged.key());
        var mayHaveExpired = published == 0 && logged.recordedOn().isBefore(oldest);
        if (published != logged.last() && !mayHaveExpired) {
            result.published()
                    .violation(
                            "%s: %s was logged up to %d and published up to %d"
                                    .formatted(
                                            stream.topic(),
                                            logged.key(),
                                            logged.last(),
                                            published));
        }
    }

    private static void scan(ConsumerRecord<String, byte[]> record, Findings secrets) {
        secrets.count(1);
        var value = record.value() == null ? new byte[0] : record.value();
        SecretScanner.find(new String(value, StandardCharsets.UTF_8))
                .ifPresent(secret -> secrets.violation(secret + " in " + place(record)));
        record.headers()
                .forEach(header ->
                        SecretScanner.find(new String(header.value(), StandardCharsets.UTF_8))
                                .ifPresent(secret ->
                                        secrets.violation(
                                                secret + " in a header of " + place(record))));
    }

    private static String place(ConsumerRecord<String, byte[]> record) {
        return "%s[%d]@%d".formatted(record.topic(), record.partition(), record.offset());
    }

    /** The day of a topic's oldest record: what was logged before it may have expired. */
    private static final class Oldest {
        private final boolean complete;
        private long timestamp = Long.MAX_VALUE;

        Oldest(boolean complete) {
            this.complete = complete;
        }

        void take(ConsumerRecord<?, ?> record) {
            timestamp = Math.min(timestamp, record.timestamp());
        }

        LocalDate day() {
            return complete
                    ? LocalDate.MIN
                    : Instant.ofEpochMilli(timestamp).atZone(ZoneOffset.UTC).toLocalDate();
        }
    }
}
