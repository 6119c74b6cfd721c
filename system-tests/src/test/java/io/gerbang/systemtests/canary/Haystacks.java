package io.gerbang.systemtests.canary;

import io.gerbang.systemtests.gateway.ChildProcess;
import io.gerbang.systemtests.gateway.RunningGateway;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Everything that a gateway keeps or says, read whole. */
final class Haystacks {
    private static final List<String> DATABASES =
            List.of("CHECKOUT", "FRAUD", "AUTHORIZATION", "SETTLEMENT", "SIMULATORS");
    private static final String TABLES =
            """
            select quote_ident(nspname) || '.' || quote_ident(relname)
            from pg_class join pg_namespace on pg_namespace.oid = relnamespace
            where relkind in ('r', 'm') and nspname not in ('pg_catalog', 'information_schema')
            order by 1
            """;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int PART = 1 << 20;
    private static final int ROWS = 1_000;

    private final RunningGateway gateway;

    Haystacks(RunningGateway gateway) {
        this.gateway = gateway;
    }

    /** In all that the processes have said. */
    Set<String> logs(Needles needles) throws IOException {
        var found = new TreeSet<String>();
        try (var files = Files.list(gateway.state().root().resolve("log"))) {
            for (var file : files.toList()) {
                found.addAll(file(needles, file));
            }
        }
        return found;
    }

    /** In all records of all topics, internal ones too: their keys, headers and values. */
    Set<String> topics(Needles needles) {
        var found = new TreeSet<String>();
        var settings =
                new HashMap<String, Object>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                gateway.variable("GERBANG_KAFKA")));
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    consumer.listTopics().values().stream()
                            .flatMap(List::stream)
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            var ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> found.addAll(record(needles, record)));
            }
        }
        return found;
    }

    private static Set<String> record(Needles needles, ConsumerRecord<byte[], byte[]> record) {
        var parts = new ArrayList<byte[]>();
        parts.add(record.key());
        parts.add(record.value());
        record.headers().forEach(header -> parts.add(header.value()));
        var found = new TreeSet<String>();
        for (var part : parts) {
            if (part != null) {
                needles.in(part).forEach(name -> found.add(name + " in " + record.topic()));
            }
        }
        return found;
    }

    /** In all rows of all tables of all databases. */
    Set<String> databases(Needles needles) throws SQLException {
        var found = new TreeSet<String>();
        for (var database : DATABASES) {
            var url = gateway.variable("GERBANG_JDBC_" + database);
            try (var connection = DriverManager.getConnection(url)) {
                connection.setAutoCommit(false);
                for (var table : tables(connection)) {
                    rows(needles, connection, table)
                            .forEach(name -> found.add(name + " in " + database + "." + table));
                }
            }
        }
        return found;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static Set<String> rows(Needles needles, Connection connection, String table)
            throws SQLException {
        var found = new TreeSet<String>();
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(ROWS);
            try (var rows = statement.executeQuery("select t::text from " + table + " t")) {
                while (rows.next()) {
                    var row = rows.getString(1).getBytes(StandardCharsets.UTF_8);
                    found.addAll(needles.in(row));
                }
            }
        }
        return found;
    }

    /** In the objects that are alive in the services that have nothing to do with cards. */
    Set<String> heaps(Needles needles) throws Exception {
        var found = new TreeSet<String>();
        for (var service : List.of("checkout-service", "fraud-service", "settlement-service")) {
            var process = gateway.state().process(service).orElseThrow();
            var file = Path.of("target", service + ".hprof").toAbsolutePath();
            Files.deleteIfExists(file);
            var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            var ended =
                    ChildProcess.run(
                            Path.of("."),
                            Map.of(),
                            List.of(
                                    jcmd,
                                    Long.toString(process.pid()),
                                    "GC.heap_dump",
                                    file.toString()));
            if (ended.status() != 0) {
                throw new IOException(ended.output());
            }
            found.addAll(file(needles, file));
            Files.delete(file);
        }
        return found;
    }

    private static Set<String> file(Needles needles, Path file) throws IOException {
        var found = new TreeSet<String>();
        try (var input = Files.newInputStream(file)) {
            search(needles, input).forEach(name -> found.add(name + " in " + file.getFileName()));
        }
        return found;
    }

    private static Set<String> search(Needles needles, InputStream input) throws IOException {
        var found = new TreeSet<String>();
        var overlap = needles.longest() - 1;
        var part = new byte[overlap + PART];
        var kept = 0;
        while (true) {
            var read = input.readNBytes(part, kept, PART);
            found.addAll(needles.in(part, kept + read));
            if (read < PART) {
                return found;
            }
            System.arraycopy(part, kept + read - overlap, part, 0, overlap);
            kept = overlap;
        }
    }
}
