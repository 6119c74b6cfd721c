package io.gerbang.local.gateway;

import io.gerbang.local.postgres.Database;
import io.gerbang.local.postgres.DatabaseProvisioner;
import io.gerbang.local.postgres.PostgresBinaries;
import io.gerbang.local.postgres.PostgresServer;
import io.gerbang.local.supervision.StateFolder;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The database server of a gateway, with one database per application. */
final class Databases {
    private static final String HOST = "127.0.0.1";
    private static final String AUDITOR = "auditor";

    private static final Map<String, String> SETTINGS =
            Map.of(
                    "fsync", "on",
                    "synchronous_commit", "on",
                    "max_connections", "200",
                    "shared_buffers", "256MB",
                    "wal_compression", "pglz",
                    "max_wal_size", "2GB",
                    "checkpoint_timeout", "15min",
                    // At its usual pace a vacuum takes half a core from the payments of a second.
                    "autovacuum_vacuum_cost_delay", "10ms",
                    // Plans are generic (docs/adr/0005): a tenth of the usual sample will do.
                    "default_statistics_target", "10",
                    "log_line_prefix", "%m [%p] %q%u@%d ");

    private final PostgresServer server;
    private final Secrets secrets;
    private final DatabaseProvisioner provisioner;

    Databases(StateFolder state, Ports ports, Secrets secrets) throws IOException {
        this.secrets = secrets;
        this.server =
                new PostgresServer(
                        PostgresBinaries.unpack(state.root().resolve("postgresql")),
                        state.data("postgres"),
                        ports.of("postgres"),
                        secrets.password("POSTGRES"),
                        settings());
        this.provisioner = new DatabaseProvisioner(HOST, server.port(), server.superuserPassword());
    }

    PostgresProgram program() {
        return new PostgresProgram(server);
    }

    void provision() throws SQLException {
        for (var application : Application.ALL) {
            provisioner.provision(of(application));
        }
        provisioner.provisionAuditor(
                AUDITOR,
                secrets.password("AUDITOR"),
                Application.ALL.stream().map(Application::database).toList());
    }

    void checkpoint() throws SQLException {
        provisioner.checkpoint();
    }

    Database of(Application application) {
        var name = application.database();
        return new Database(
                HOST,
                server.port(),
                name,
                name,
                secrets.password(application.variable()),
                name + "_owner",
                secrets.password(application.variable() + "_OWNER"));
    }

    /** The address, with its credentials, at which the auditor reads an application's database. */
    String auditorUrl(Application application) {
        return "%s?user=%s&password=%s"
                .formatted(of(application).jdbcUrl(), AUDITOR, secrets.password("AUDITOR"));
    }

    String address() {
        return HOST + ":" + server.port();
    }

    /**
     * Recovery syncs the file system at once where it can, instead of each of thousands of files.
     */
    private static Map<String, String> settings() {
        var settings = new HashMap<>(SETTINGS);
        if (System.getProperty("os.name").equals("Linux")) {
            settings.put("recovery_init_sync_method", "syncfs");
        }
        return settings;
    }
}
