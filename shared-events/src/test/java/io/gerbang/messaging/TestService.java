package io.gerbang.messaging;

import io.gerbang.events.EventRecord;
import io.gerbang.events.Topic;
import io.gerbang.events.authorization.PaymentOutcomeUnknown;
import io.gerbang.events.authorization.PaymentVoided;
import io.gerbang.messaging.DeadLetters.Actor;
import io.gerbang.testing.TestKafka;
import io.gerbang.testing.TestPostgres;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.flywaydb.core.Flyway;

/**
 * A service as small as can be: its aggregates are payments that know their version alone, and what
 * it takes from others it writes down in {@code effects}.
 */
final class TestService implements AutoCloseable {

    static final Topic TOPIC = Topic.AUTHORIZATION_PAYMENT;
    static final Topic ACTS = Topic.SETTLEMENT_ACT;
    static final Actor ANI = new Actor("ani", "127.0.0.1");
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static final String ADVANCE =
            """
            insert into payments (key, version) values ($1, $2)
            on conflict (key) do update set version = payments.version + $2
            returning version
            """;

    static {
        // Whoever uses Mutiny first sets up its contexts, and fails where two threads are first.
        Uni.createFrom().item(() -> NOON).await().indefinitely();
    }

    private final io.gerbang.local.postgres.Database home;
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;
    private final Pool requests;
    private final Outbox outbox = new Outbox();
    private final Database database;
    private final String name;

    TestService(String name) {
        this.name = name + "-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        home = TestPostgres.start().createDatabase("messaging");
        Flyway.configure()
                .dataSource(home.jdbcUrl(), home.ownerRole(), home.ownerPassword())
                .locations("db/messaging", "db/test")
                .load()
                .migrate();
        var options =
                PgConnectOptions.fromUri(home.reactiveUrl())
                        .setUser(home.role())
                        .setPassword(home.password())
                        .setCachePreparedStatements(true);
        ConnectionSettings.apply(options, this.name);
        pool = pool(options);
        requests = pool(new PgConnectOptions(options).addProperty("role", "gerbang_request"));
        database = new Database(pool, requests, outbox);
    }

    private Pool pool(PgConnectOptions options) {
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(16))
                .connectingTo(options)
                .using(vertx)
                .build();
    }

    /** Unique, so that tests do not meet on Kafka. */
    String name() {
        return name;
    }

    Pool pool() {
        return pool;
    }

    /** Connections of the role that row-level security is for. */
    Pool requests() {
        return requests;
    }

    Vertx vertx() {
        return vertx;
    }

    Outbox outbox() {
        return outbox;
    }

    Database database() {
        return database;
    }

    DeadLetters deadLetters() {
        return new DeadLetters(name, ACTS, outbox);
    }

    Inbox inbox(EventBatchHandler handler) {
        return inbox(handler, Safeguards.ON);
    }

    Inbox inbox(EventBatchHandler handler, Safeguards safeguards) {
        return new Inbox(database, new InboxStore(), deadLetters(), handler, safeguards);
    }

    RelayConnections relayConnections() {
        return new RelayConnections(
                PgConnectOptions.fromUri(home.reactiveUrl())
                        .setUser(home.role())
                        .setPassword(home.password()),
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        TestKafka.start().bootstrapServers()));
    }

    /** An id that no other test has. */
    String newKey(String prefix) {
        return prefix + "_" + name + "_" + System.nanoTime();
    }

    /** Commits that the payment's next events happened, as a handler does. */
    void publish(String key, int count) {
        database.transact(tx -> append(tx, key, count)).await().indefinitely();
    }

    /** Commits an event of another type, the payment's first. */
    void publishVoided(String key) {
        var event = new PaymentVoided(key, 1, 100, "idr", null);
        var voided =
                new EventRecord<>(TOPIC, key, 1, "acct_1", false, NOON, "req_1", null, null, event);
        database.transact(tx -> outbox.append(tx, List.of(voided))).await().indefinitely();
    }

    Uni<Void> append(SqlConnection tx, String key, int count) {
        return tx.preparedQuery(ADVANCE)
                .execute(Tuple.of(key, (long) count))
                .chain(rows -> {
                    var last = rows.iterator().next().getLong(0);
                    var events = new ArrayList<EventRecord<?>>();
                    for (var sequence = last - count + 1; sequence <= last; sequence++) {
                        events.add(event(key, sequence));
                    }
                    return outbox.append(tx, events);
                });
    }

    static EventRecord<PaymentOutcomeUnknown> event(String key, long sequence) {
        return new EventRecord<>(
                TOPIC,
                key,
                sequence,
                "acct_1",
                false,
                NOON,
                "req_1",
                "pi_cause-1",
                null,
                new PaymentOutcomeUnknown(key, (int) sequence));
    }

    /** The sequences of a key that had their effect, in the order in which they had it. */
    List<Long> effects(String key) {
        var sequences = new ArrayList<Long>();
        pool.preparedQuery("select sequence from effects where key = $1 order by position")
                .executeAndAwait(Tuple.of(key))
                .forEach(row -> sequences.add(row.getLong(0)));
        return sequences;
    }

    long count(String table) {
        return pool.query("select count(*) from " + table)
                .executeAndAwait()
                .iterator()
                .next()
                .getLong(0);
    }

    /** Changes what lies in the tables, as an operator or a new version does. */
    void run(String sql) {
        pool.query(sql).executeAndAwait();
    }

    @Override
    public void close() {
        requests.closeAndAwait();
        pool.closeAndAwait();
        vertx.closeAndAwait();
    }
}
