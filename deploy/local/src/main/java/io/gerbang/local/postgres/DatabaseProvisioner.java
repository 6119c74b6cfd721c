package io.gerbang.local.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** Makes a service's database and roles, or sets the passwords of those that exist. */
public final class DatabaseProvisioner {
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
            role(connection, database.ownerRole(), database.ownerPassword(), "");
            role(connection, database.role(), database.password(), "");
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
            grant(connection, database, "select, insert, update, delete on tables");
            grant(connection, database, "usage, select on sequences");
            grant(connection, database, "execute on functions");
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

    private static void grant(Connection connection, Database database, String privileges)
            throws SQLException {
        execute(
                connection,
                "alter default privileges for role %s grant %s to %s",
                quoted(database.ownerRole()),
                privileges,
                quoted(database.role()));
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
