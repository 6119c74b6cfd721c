package io.gerbang.check.event;

import io.gerbang.check.Findings;
import io.gerbang.check.Invariant;
import io.gerbang.check.gateway.EventStream;
import io.gerbang.check.gateway.Gateway;
import io.gerbang.check.gateway.ServiceDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * I12: within a minute everything is published, taken and told to the card network. It goes first
 * and waits that long, since the other invariants are about a gateway at rest.
 */
public final class Backlog implements Invariant {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Gateway gateway;
    private final List<EventStream> streams;
    private final Duration limit;

    /**
     * @param limit how long work may take that is under way
     */
    public Backlog(Gateway gateway, List<EventStream> streams, Duration limit) {
        this.gateway = gateway;
        this.streams = streams;
        this.limit = limit;
    }

    @Override
    public String name() {
        return "I12";
    }

    @Override
    public String rule() {
        return "outboxes empty and consumer lag 0 within " + limit.toSeconds() + " s";
    }

    @Override
    public Findings check() throws SQLException, IOException, InterruptedException {
        var start = System.nanoTime();
        try (var lag = new ConsumerLag(gateway.kafka(), streams)) {
            var left = left(lag);
            while (!left.isEmpty() && System.nanoTime() - start < limit.toNanos()) {
                Thread.sleep(PAUSE);
                left = left(lag);
            }
            var findings = new Findings("queues");
            findings.count(queues());
            left.forEach(findings::violation);
            var waited = Duration.ofNanos(System.nanoTime() - start);
            findings.note("looked for %.1f s".formatted(waited.toMillis() / 1000.0));
            return findings;
        }
    }

    private List<String> left(ConsumerLag lag)
            throws SQLException, IOException, InterruptedException {
        var left = new ArrayList<String>();
        for (var service : ServiceDatabase.SERVICES) {
            addRows(service, "outbox", left);
        }
        addRows(ServiceDatabase.AUTHORIZATION, "network_messages", left);
        left.addAll(lag.lags());
        return left;
    }

    private void addRows(ServiceDatabase database, String table, List<String> left)
            throws SQLException, IOException {
        try (var session = gateway.open(database)) {
            var rows = session.number("select count(*) from " + table);
            if (rows > 0) {
                left.add("%s: %d rows in %s".formatted(database.service(), rows, table));
            }
        }
    }

    private long queues() {
        var consumed = streams.stream().mapToLong(stream -> stream.consumers().size()).sum();
        return ServiceDatabase.SERVICES.size() + 1 + consumed;
    }
}
