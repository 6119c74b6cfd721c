package io.gerbang.checkout.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.local.postgres.Database;
import io.gerbang.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A new instance migrates the store while older ones serve. */
@Timeout(60)
class MigrationIT {

    private static final String BEFORE = "20261127000000";
    private static final String CLAIM =
            """
            insert into idempotency_keys (merchant_id, livemode, shopper, key, fingerprint,
                                          resource_id)
            values ('acct_1', false, false, 'order-1', 'f', 'pi_1')
            """;
    private static final String WAITING =
            """
            select count(*) from pg_locks l join pg_class c on c.oid = l.relation
            where not l.granted and c.relname like 'idempotency_keys%'
            """;
    private static final String CLAIMED =
            "select count(*) from idempotency_keys where key = 'order-1'";

    private final Database store = TestPostgres.start().createDatabase("checkout");

    @Test
    void a_key_that_is_claimed_while_its_table_is_replaced_stays_claimed() throws SQLException {
        migrateTo(BEFORE);
        try (var claim = connect();
                var watch = connect()) {
            claim.setAutoCommit(false);
            claim.createStatement().execute(CLAIM);
            var migration = CompletableFuture.runAsync(() -> migrateTo("latest"));
            while (count(watch, WAITING) == 0 && !migration.isDone()) {
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }

            claim.commit();
            migration.join();

            assertThat(count(watch, CLAIMED)).isEqualTo(1);
        }
    }

    private void migrateTo(String version) {
        Flyway.configure(MigrationIT.class.getClassLoader())
                .dataSource(store.jdbcUrl(), store.ownerRole(), store.ownerPassword())
                .locations("db/messaging", "db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                store.jdbcUrl(), store.ownerRole(), store.ownerPassword());
    }

    private static long count(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
