package io.gerbang.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gerbang.check.gateway.EventStream;
import io.gerbang.check.gateway.Gateway;
import io.gerbang.check.gateway.ServiceDatabase;
import io.gerbang.local.postgres.Database;
import io.gerbang.testing.TestKafka;
import io.gerbang.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway leaves behind that took a refunded purchase, a cancelled and a declined payment:
 * the services' own schemas in real databases, and its events on a real Kafka. No invariant is
 * violated, until a test violates one.
 */
public final class HealthyGateway {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final Path STATE = Path.of("target", "healthy").toAbsolutePath();
    private static final Path ROWS = Path.of("src", "test", "resources", "healthy");

    /** Planting a violation must not be hindered by what prevents it. */
    private static final String EMPTY =
            """
            do $$ declare t text; begin
                for t in select quote_ident(relname) from pg_class
                         where relkind in ('r', 'p') and not relispartition
                           and relnamespace = 'public'::regnamespace
                           and relname not like 'flyway%' loop
                    execute 'alter table ' || t || ' disable trigger user';
                    execute 'truncate ' || t || ' cascade';
                end loop;
            end $$
            """;

    private static final String TAKE =
            "insert into inbox (topic, key, sequence) values (?, ?, ?) "
                    + "on conflict (key, topic) do update set sequence = excluded.sequence";

    private static @Nullable HealthyGateway shared;

    private final Map<ServiceDatabase, Database> databases = new EnumMap<>(ServiceDatabase.class);
    private final Map<ServiceDatabase, Connection> owners = new EnumMap<>(ServiceDatabase.class);
    private final TestTopics topics = new TestTopics(TestKafka.start().bootstrapServers());

    private HealthyGateway() throws SQLException {
        for (var service : ServiceDatabase.values()) {
            var database = migrated(service);
            databases.put(service, database);
            owners.put(
                    service,
                    DriverManager.getConnection(
                            database.jdbcUrl(), database.ownerRole(), database.ownerPassword()));
        }
    }

    /** The one of this JVM, as it is after a quiet day. */
    public static synchronized HealthyGateway fresh() {
        try {
            if (shared == null) {
                shared = new HealthyGateway();
            }
            shared.reset();
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException(failure);
        }
        return shared;
    }

    /** What the checker sees of it. */
    public Gateway gateway() {
        return new Gateway(variables(), logs());
    }

    /** The names by which the checker finds it. */
    public Map<String, String> variables() {
        var variables = new HashMap<String, String>();
        variables.put("GERBANG_KAFKA", TestKafka.start().bootstrapServers());
        databases.forEach((service, database) ->
                variables.put(
                        "GERBANG_JDBC_" + service.name(),
                        "%s?user=%s&password=%s"
                                .formatted(
                                        database.jdbcUrl(),
                                        database.ownerRole(),
                                        database.ownerPassword())));
        return variables;
    }

    public Path logs() {
        return STATE.resolve("log");
    }

    public TestTopics topics() {
        return topics;
    }

    /** Changes a database as its owner. */
    public void change(ServiceDatabase service, String sql) throws SQLException {
        try (var statement = owners.get(service).createStatement()) {
            statement.execute(sql);
        }
    }

    private void reset() throws SQLException, IOException {
        for (var service : ServiceDatabase.values()) {
            change(service, EMPTY);
            change(service, Files.readString(ROWS.resolve(service + ".sql")));
        }
        topics.recreate(EventStream.ALL.stream().map(EventStream::topic).toList());
        for (var stream : EventStream.ALL) {
            publish(stream);
        }
        topics.commitAll(EventStream.ALL);
        Files.createDirectories(logs());
        Files.writeString(logs().resolve("checkout-service.log"), "started\n");
    }

    /** Does what relay and inboxes do. */
    private void publish(EventStream stream) throws SQLException {
        try (var events =
                owners.get(stream.owner())
                        .prepareStatement(
                                "select key, sequence, value from event_log where topic = ? "
                                        + "order by key, sequence")) {
            events.setString(1, stream.topic());
            try (var rows = events.executeQuery()) {
                while (rows.next()) {
                    var key = rows.getString(1);
                    topics.publish(
                            stream.topic(),
                            key,
                            rows.getLong(2),
                            new String(rows.getBytes(3), UTF_8));
                    for (var consumer : stream.consumers()) {
                        take(consumer, stream.topic(), key, rows.getLong(2));
                    }
                }
            }
        }
    }

    private void take(ServiceDatabase consumer, String topic, String key, long sequence)
            throws SQLException {
        try (var statement = owners.get(consumer).prepareStatement(TAKE)) {
            statement.setString(1, topic);
            statement.setString(2, key);
            statement.setLong(3, sequence);
            statement.execute();
        }
    }

    /** The migrations are the services' own, read where they lie. */
    private static Database migrated(ServiceDatabase service) {
        var database = TestPostgres.start().createDatabase(service.toString());
        var module =
                service == ServiceDatabase.SIMULATORS ? "deploy/simulators" : service.service();
        var migrations = "filesystem:" + REPOSITORY + "/%s/src/main/resources/db/%s";
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.ownerRole(), database.ownerPassword())
                .locations(
                        service == ServiceDatabase.SIMULATORS
                                ? new String[] {migrations.formatted(module, "migration")}
                                : new String[] {
                                    migrations.formatted("shared-events", "messaging"),
                                    migrations.formatted(module, "migration")
                                })
                .load()
                .migrate();
        return database;
    }
}
