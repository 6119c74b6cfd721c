package io.gerbang.testing;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * An empty copy of a table of the service under test, with its indexes, under the same name in a
 * schema of its own: what is planned for a young table can be seen there.
 */
public final class EmptyCopy implements AutoCloseable {
    /** Has a connection find the copy, and nothing else. */
    public static final String FIND = "set search_path to empty_copy";

    private final Connection owner;
    private final String table;

    public EmptyCopy(String table) throws SQLException {
        this.table = table;
        this.owner = TableOwner.connect();
        execute("create schema empty_copy");
        execute("grant usage on schema empty_copy to public");
        execute("create table empty_copy.%1$s (like public.%1$s including all)".formatted(table));
    }

    /** Lets the planner know that it is empty. */
    public EmptyCopy analyze() throws SQLException {
        execute("analyze empty_copy." + table);
        return this;
    }

    @Override
    public void close() throws SQLException {
        try (owner) {
            execute("drop schema empty_copy cascade");
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
