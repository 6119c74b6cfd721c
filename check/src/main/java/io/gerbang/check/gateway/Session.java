package io.gerbang.check.gateway;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.Consumer;

/** A read-only look at one database: every query of it sees the same moment. */
public final class Session implements AutoCloseable {
    private static final String CONNECT_LIMIT_S = "5";
    private static final int ROWS_IN_MEMORY = 2_000;

    private final Connection connection;

    private Session(Connection connection) {
        this.connection = connection;
    }

    static Session open(String url) throws SQLException {
        var settings = new Properties();
        settings.setProperty("connectTimeout", CONNECT_LIMIT_S);
        settings.setProperty("loginTimeout", CONNECT_LIMIT_S);
        settings.setProperty("ApplicationName", "gerbang check");
        var connection = connect(url, settings);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        return new Session(connection);
    }

    /** A driver that is missing or refuses tells the whole address, with the password in it. */
    private static Connection connect(String url, Properties settings) throws SQLException {
        try {
            return DriverManager.getConnection(url, settings);
        } catch (SQLException failure) {
            var told = String.valueOf(failure.getMessage());
            throw new SQLException(
                    told.replaceAll("(?i)(password=)[^&\\s]*", "$1..."), failure.getSQLState());
        }
    }

    /** Runs a query whose rows are read as they are needed; close them before the session. */
    public <T> Rows<T> query(String sql, Rows.Mapper<T> mapper, Object... parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        statement.setFetchSize(ROWS_IN_MEMORY);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return new Rows<>(statement, mapper);
    }

    /** Hands every row of a query over. */
    public <T> void each(
            String sql, Rows.Mapper<T> mapper, Consumer<T> consumer, Object... parameters)
            throws SQLException {
        try (var rows = query(sql, mapper, parameters)) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                consumer.accept(row);
            }
        }
    }

    /** The one number of a query, 0 where there is none. */
    public long number(String sql, Object... parameters) throws SQLException {
        try (var rows = query(sql, row -> row.getLong(1), parameters)) {
            var number = rows.next();
            return number == null ? 0 : number;
        }
    }

    /**
     * Whether the operator has dropped days of the service's {@code event_log}: of a key whose
     * first events are not there, nothing can be told then.
     */
    public boolean forgetsEvents() throws SQLException {
        return number("select count(*) from event_log_horizon") > 0;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
