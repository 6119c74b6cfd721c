package io.gerbang.bench.measure;

import io.gerbang.bench.gateway.Gateway;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the four services' databases. One thread at a time. */
public final class Databases implements AutoCloseable {
    static final List<String> SERVICES =
            List.of("checkout", "fraud", "authorization", "settlement");

    private static final String COMMITS =
            """
            select datname, xact_commit from pg_stat_database
            where datname in ('checkout', 'fraud', 'authorization', 'settlement', 'simulators')
            """;
    private static final String FSYNCS =
            "select sum(fsyncs)::bigint from pg_stat_io where object = 'wal'";
    private static final String WAL_BYTES = "select wal_bytes::bigint from pg_stat_wal";
    private static final String LEDGER_BLOCKS =
            "select coalesce(sum(block), 0)::bigint from ledger_chains";
    private static final String POSTED =
            "select payment_id from payments where payment_id = any (?) and captured > 0";
    private static final String OUTBOX_ROWS = "select exists (select from outbox)::int";
    private static final String UNDELIVERED =
            """
            select count(*) from webhook_deliveries
            where next_attempt_at is not null and endpoint_id = '%s'
            """;

    private final Map<String, Connection> connections = new LinkedHashMap<>();

    public Databases(Gateway gateway) throws SQLException {
        for (var service : SERVICES) {
            connections.put(service, DriverManager.getConnection(gateway.jdbcUrl(service)));
        }
    }

    DatabaseCounters counters() throws SQLException {
        return new DatabaseCounters(
                number("checkout", FSYNCS),
                number("checkout", WAL_BYTES),
                number("settlement", LEDGER_BLOCKS),
                commits());
    }

    /** Those of the payments whose captured money is not in the ledger. */
    Set<String> missingFromLedger(Set<String> paymentIds) throws SQLException {
        var missing = new HashSet<>(paymentIds);
        var settlement = connection("settlement");
        try (var statement = settlement.prepareStatement(POSTED)) {
            statement.setArray(1, settlement.createArrayOf("text", paymentIds.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    missing.remove(rows.getString(1));
                }
            }
        }
        return missing;
    }

    /** Whether every service has published all of its events. */
    boolean areOutboxesEmpty() throws SQLException {
        for (var service : SERVICES) {
            if (number(service, OUTBOX_ROWS) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Deliveries to the endpoint that are neither made nor given up. */
    long undelivered(String endpointId) throws SQLException {
        return number("checkout", UNDELIVERED.formatted(endpointId));
    }

    private Map<String, Long> commits() throws SQLException {
        var commits = new TreeMap<String, Long>();
        try (var statement = connection("checkout").createStatement();
                var rows = statement.executeQuery(COMMITS)) {
            while (rows.next()) {
                commits.put(rows.getString(1), rows.getLong(2));
            }
        }
        return commits;
    }

    private long number(String service, String query) throws SQLException {
        try (var statement = connection(service).createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Connection connection(String service) {
        var connection = connections.get(service);
        if (connection == null) {
            throw new IllegalArgumentException(service);
        }
        return connection;
    }

    @Override
    public void close() throws SQLException {
        for (var connection : connections.values()) {
            connection.close();
        }
    }
}
