package io.gerbang.check.event;

import io.gerbang.check.Findings;
import io.gerbang.check.Invariant;
import io.gerbang.check.gateway.EventStream;
import io.gerbang.check.gateway.Gateway;
import io.gerbang.check.gateway.ServiceDatabase;
import io.gerbang.check.gateway.SortedPairs;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * I6: Kafka has what was committed, each consumer stands at the end of every key, and nothing had
 * its effect twice.
 */
public final class PublishedOnce implements Invariant {
    private static final String LOGGED =
            """
            select key, max(sequence) as sequence from event_log where topic = ?
            group by key order by key
            """;
    private static final String TAKEN =
            "select key, sequence from inbox where topic = ? order by key";
    private static final String PARKED =
            "select topic || ' ' || key || ' ' || sequence from parked_events";
    private static final String DEAD =
            """
            select topic || ' ' || key || ': ' || reason from dead_letters where replayed_at is null
            """;
    private static final String MISSED =
            """
            select topic || '[' || partition || '] from ' || first_offset
                   || ' to ' || next_offset - 1
            from missed_records where settled_at is null
            """;

    private final Gateway gateway;
    private final EventAudit audit;
    private final List<EventStream> streams;

    /** The last event of a key. */
    private record Position(String key, long sequence) {

        static Position read(ResultSet row) throws SQLException {
            return new Position(row.getString("key"), row.getLong("sequence"));
        }
    }

    public PublishedOnce(Gateway gateway, EventAudit audit, List<EventStream> streams) {
        this.gateway = gateway;
        this.audit = audit;
        this.streams = streams;
    }

    @Override
    public String name() {
        return "I6";
    }

    @Override
    public String rule() {
        return "every committed event is on Kafka and taken once";
    }

    @Override
    public Findings check() throws SQLException, IOException {
        var findings = new Findings("events");
        findings.add(audit.published());
        for (var stream : streams) {
            for (var consumer : stream.consumers()) {
                compare(stream, consumer, findings);
            }
        }
        new EffectsOnce(gateway).check(findings);
        for (var service : ServiceDatabase.SERVICES) {
            findLeftBehind(service, findings);
        }
        return findings;
    }

    private void compare(EventStream stream, ServiceDatabase consumer, Findings findings)
            throws SQLException, IOException {
        try (var owner = gateway.open(stream.owner());
                var taker = gateway.open(consumer);
                var logged = owner.query(LOGGED, Position::read, stream.topic());
                var taken = taker.query(TAKEN, Position::read, stream.topic())) {
            var forgets = owner.forgetsEvents();
            new SortedPairs<>(Position::key, Position::key)
                    .walk(
                            logged,
                            taken,
                            (last, position) -> {
                                if (last != null || !forgets) {
                                    compare(stream, consumer, last, position, findings);
                                }
                            });
        }
    }

    private static void compare(
            EventStream stream,
            ServiceDatabase consumer,
            @Nullable Position last,
            @Nullable Position taken,
            Findings findings) {
        var events = last == null ? 0 : last.sequence();
        var effects = taken == null ? 0 : taken.sequence();
        if (events != effects) {
            findings.violation(
                    "%s: %s has %d events, and %s took %d"
                            .formatted(
                                    stream.topic(),
                                    Objects.requireNonNullElse(last, taken).key(),
                                    events,
                                    consumer.service(),
                                    effects));
        }
    }

    private void findLeftBehind(ServiceDatabase service, Findings findings)
            throws SQLException, IOException {
        try (var session = gateway.open(service)) {
            session.each(
                    PARKED,
                    row -> row.getString(1),
                    event -> findings.violation(service.service() + " has parked " + event));
            session.each(
                    DEAD,
                    row -> row.getString(1),
                    letter -> findings.violation(service.service() + " cannot take " + letter));
            session.each(
                    MISSED,
                    row -> row.getString(1),
                    records -> findings.violation(service.service() + " has missed " + records));
        }
    }
}
