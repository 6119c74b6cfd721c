package io.gerbang.check.event;

import io.gerbang.check.Findings;
import io.gerbang.check.gateway.EventStream;
import io.gerbang.check.gateway.Gateway;
import io.gerbang.check.secret.SecretScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads every topic once, for all invariants that need it, and compares each with its owner's
 * {@code event_log}. Of a topic's records it remembers a position per key, one topic at a time.
 */
public final class EventAudit {
    private final Gateway gateway;
    private final List<EventStream> streams;
    private @Nullable Result result;

    /** What the one reading found, for each who asks. */
    private record Result(Findings published, Findings ordered, Findings secrets) {}

    public EventAudit(Gateway gateway, List<EventStream> streams) {
        this.gateway = gateway;
        this.streams = streams;
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
                audit(reader, result);
            }
        }
        return result;
    }

    private void audit(TopicReader reader, Result result) throws SQLException, IOException {
        var topics = reader.topics();
        for (var stream : streams) {
            var trail =
                    topics.contains(stream.topic())
                            ? follow(reader, stream, result)
                            : new TopicTrail(stream.latestOnly(), LocalDate.MIN);
            compare(stream, trail, result);
        }
        var followed = streams.stream().map(EventStream::topic).toList();
        for (var topic : topics) {
            if (!followed.contains(topic)) {
                reader.read(topic, record -> scan(record, result.secrets()));
            }
        }
    }

    private static TopicTrail follow(TopicReader reader, EventStream stream, Result result) {
        var trail = new TopicTrail(stream.latestOnly(), reader.completeSince(stream.topic()));
        reader.read(
                stream.topic(),
                record -> {
                    scan(record, result.secrets());
                    follow(record, trail, result);
                });
        if (trail.duplicates() > 0) {
            result.published().note(trail.duplicates() + " twice on " + stream.topic());
        }
        return trail;
    }

    private static void follow(
            ConsumerRecord<String, byte[]> record, TopicTrail trail, Result result) {
        var sequence = record.headers().lastHeader("ce_sequence");
        if (record.key() == null || sequence == null || sequence.value() == null) {
            result.published().violation(place(record) + " is no event");
            return;
        }
        trail.take(record.key(), number(sequence.value()))
                .ifPresent(gap -> result.ordered().violation(record.topic() + ": " + gap));
    }

    /** What is no number is as wrong as a sequence can be. */
    private static long number(byte[] sequence) {
        try {
            return Long.parseLong(new String(sequence, StandardCharsets.UTF_8));
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private void compare(EventStream stream, TopicTrail trail, Result result)
            throws SQLException, IOException {
        boolean forgets;
        try (var session = gateway.open(stream.owner())) {
            forgets = session.forgetsEvents();
            session.each(
                    LoggedKey.OF_TOPIC,
                    LoggedKey::read,
                    logged -> compare(stream, logged, forgets, trail, result),
                    stream.topic());
        }
        if (!forgets) {
            trail.keys()
                    .forEach(key ->
                            result.published()
                                    .violation(
                                            "%s: %s is on Kafka, and its owner never logged it"
                                                    .formatted(stream.topic(), key)));
        }
    }

    private static void compare(
            EventStream stream,
            LoggedKey logged,
            boolean forgets,
            TopicTrail trail,
            Result result) {
        result.published().count(logged.events());
        result.ordered().count(1);
        if (!logged.isContiguous(forgets)) {
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
        var mayHaveExpired = logged.recordedOn().isBefore(trail.completeSince());
        if (published != logged.last() && !(published == 0 && mayHaveExpired)) {
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
        scan(record.value(), record, secrets);
        for (var header : record.headers()) {
            scan(header.value(), record, secrets);
        }
    }

    private static void scan(
            byte @Nullable [] bytes, ConsumerRecord<String, byte[]> record, Findings secrets) {
        if (bytes != null) {
            SecretScanner.find(new String(bytes, StandardCharsets.UTF_8))
                    .ifPresent(secret -> secrets.violation(secret + " in " + place(record)));
        }
    }

    private static String place(ConsumerRecord<String, byte[]> record) {
        return "%s[%d]@%d".formatted(record.topic(), record.partition(), record.offset());
    }
}
