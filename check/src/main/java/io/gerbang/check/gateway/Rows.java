package io.gerbang.check.gateway;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The rows of a query, of which only some are in memory at a time. */
public final class Rows<T> implements Cursor<T>, AutoCloseable {
    private final PreparedStatement statement;
    private final ResultSet result;
    private final Mapper<T> mapper;

    /** Reads a row where the result stands. */
    @FunctionalInterface
    public interface Mapper<T> {
        T read(ResultSet row) throws SQLException;
    }

    Rows(PreparedStatement statement, Mapper<T> mapper) throws SQLException {
        this.statement = statement;
        this.result = statement.executeQuery();
        this.mapper = mapper;
    }

    @Override
    public @Nullable T next() throws SQLException {
        return result.next() ? mapper.read(result) : null;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
