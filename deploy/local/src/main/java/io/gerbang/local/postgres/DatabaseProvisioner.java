package io.gerbang.local.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** Makes a service's database and roles, or sets the passwords of those that exist. */
public final class DatabaseProvisioner {
    /** Works for all merchants. */
    private static final String SERVICE_ROLE = "gerbang_service";

    /** Works for a merchant's request, under row-level security. */
    private static final String REQUEST_ROLE = "gerbang_request";

    private final String host;
    private final int port;
    private final String superuserPassword;

    /** Works as the server's superuser. */
    public DatabaseProvisioner(String host, int port, String superuserPassword) {
        this.host = host;
        this.port = port;
        this.superuserPassword = superuserPassword;
    }

    /** May be repeated: what exists is kept, but for the passwords. */
    public void provision(Database database) throws SQLException {
        try (var connection = connect(PostgresServer.SUPERUSER)) {
            group(connection, SERVICE_ROLE);
            group(connection, REQUEST_ROLE);
            role(connection, database.ownerRole(), database.ownerPassword(), "");
            role(connection, database.role(), database.password(), "");
            execute(
                    connection,
                    "grant %s, %s to %s",
                    SERVICE_ROLE,
                    REQUEST_ROLE,
                    quoted(database.role()));
            if (!exists(connection, "pg_database where datname", database.name())) {
                execute(
                        connection,
                        "create database %s owner %s template template0"
                                + " encoding 'UTF8' locale 'C'",
                        quoted(database.name()),
                        quoted(database.ownerRole()));
            }
            closeToOthers(connection, database);
        }
        try (var connection = connect(database.name())) {
            for (var role : List.of(database.role(), REQUEST_ROLE)) {
                grant(connection, database, "select, insert, update, delete on tables", role);
                grant(connection, database, "usage, select on sequences", role);
                grant(connection, database, "execute on functions", role);
            }
        }
    }

    /** Without this, every service's role could connect to every database. */
    private static void closeToOthers(Connection connection, Database database)
            throws SQLException {
        execute(
                connection,
                "revoke connect, temporary on database %s from public",
                quoted(database.name()));
        for (var role : List.of(database.role(), database.ownerRole())) {
            execute(
                    connection,
                    "grant connect on database %s to %s",
                    quoted(database.name()),
                    quoted(role));
        }
    }

    /**
     * Makes a role that reads every row of every database, past row-level security, and writes
     * nothing: what a checker or a person with a question connects as.
     */
    public void provisionAuditor(String role, String password, List<String> databases)
            throws SQLException {
        try (var connection = connect(PostgresServer.SUPERUSER)) {
            role(connection, role, password, "bypassrls");
            execute(connection, "grant pg_read_all_data to %s", quoted(role));
            for (var database : databases) {
                execute(
                        connection,
                        "grant connect on database %s to %s",
                        quoted(database),
                        quoted(role));
            }
        }
    }

    /**
     * Writes out what migrations have made, so that a server killed later has little to recover.
     */
    public void checkpoint() throws SQLException {
        try (var connection = connect(PostgresServer.SUPERUSER)) {
            execute(connection, "checkpoint");
        }
    }

    private Connection connect(String database) throws SQLException {
        var url = "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
        return DriverManager.getConnection(url, PostgresServer.SUPERUSER, superuserPassword);
    }

    private static void role(Connection connection, String role, String password, String options)
            throws SQLException {
        var verb = exists(connection, "pg_roles where rolname", role) ? "alter" : "create";
        execute(
                connection,
                "%s role %s login password '%s' %s",
                verb,
                quoted(role),
                password,
                options);
    }

    private static void group(Connection connection, String role) throws SQLException {
        if (!exists(connection, "pg_roles where rolname", role)) {
            execute(connection, "create role %s nologin", role);
        }
    }

    private static void grant(
            Connection connection, Database database, String privileges, String role)
            throws SQLException {
        execute(
                connection,
                "alter default privileges for role %s grant %s to %s",
                quoted(database.ownerRole()),
                privileges,
                quoted(role));
    }

    /** A service's name may be a keyword, as {@code authorization} is. */
    private static String quoted(String identifier) {
        return '"' + identifier + '"';
    }

    private static boolean exists(Connection connection, String fromWhere, String name)
            throws SQLException {
        try (var statement = connection.prepareStatement("select from " + fromWhere + " = ?")) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String format, String... arguments)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(format.formatted((Object[]) arguments));
        }
    }
}
