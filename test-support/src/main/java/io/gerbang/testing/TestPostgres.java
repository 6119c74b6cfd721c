package io.gerbang.testing;

import io.gerbang.local.postgres.Database;
import io.gerbang.local.postgres.DatabaseProvisioner;
import io.gerbang.local.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A PostgreSQL server, one per test JVM. Embedded, or in a container where the system property
 * {@code gerbang.test.containers} is {@code true}.
 */
public final class TestPostgres {
    static final String PASSWORD = "test";

    private final SharedServer server =
            new SharedServer(
                    "postgres",
                    Boolean.getBoolean("gerbang.test.containers")
                            ? new ContainerPostgres()
                            : new EmbeddedPostgres());

    private TestPostgres() {}

    /** The server of this JVM, started at the first call and stopped when the JVM ends. */
    public static TestPostgres start() {
        return Shared.INSTANCE;
    }

    /**
     * A fresh, empty database of a service, named {@code <service>_} and something unique, with the
     * service's roles {@code <service>} and {@code <service>_owner}.
     */
    public Database createDatabase(String service) {
        var host = "127.0.0.1";
        var port = server.port();
        var name = service + "_" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        var owner = service + "_owner";
        var database = new Database(host, port, name, service, PASSWORD, owner, PASSWORD);
        try {
            new DatabaseProvisioner(host, port, PASSWORD).provision(database);
        } catch (SQLException failure) {
            throw new IllegalStateException("PostgreSQL refused to make " + name, failure);
        }
        return database;
    }

    /** Has it take TLS connections too, from now on; only where it is embedded. */
    public void speakTls(TestAuthority authority) throws SQLException {
        try (var superuser = superuser();
                var statement = superuser.createStatement()) {
            statement.execute(setting("ssl_cert_file", authority.certificate().toString()));
            statement.execute(setting("ssl_key_file", authority.key().toString()));
            statement.execute(setting("ssl", "on"));
            statement.execute("select pg_reload_conf()");
        }
    }

    /** Who may do and see everything. */
    public Connection superuser() throws SQLException {
        var url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres";
        return DriverManager.getConnection(url, PostgresServer.SUPERUSER, PASSWORD);
    }

    private static String setting(String name, String value) {
        return "alter system set %s = '%s'".formatted(name, value);
    }

    /** Kills the server with no chance to say goodbye. */
    public void kill() {
        server.kill();
    }

    /** Starts a killed server again, at the same address with the same data; blocks until ready. */
    public void restart() {
        server.restart();
    }

    private static final class Shared {
        private static final TestPostgres INSTANCE = new TestPostgres();
    }
}
