package io.gerbang.bench.measure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What the database server alone can do: commits per second of single-row inserts, each a
 * transaction of its own, into a table of its own, which is dropped afterwards.
 */
public final class Floor {
    private static final List<Integer> CONNECTIONS = List.of(1, 8, 32);
    private static final Duration WARM_UP = Duration.ofSeconds(1);
    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final String BODY = "x".repeat(100);
    private static final String INSERT = "insert into gerbang_bench.floor (body) values (?)";

    private final String jdbcUrl;

    /**
     * @param jdbcUrl of a role that may make a schema
     */
    public Floor(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    /** Commits per second at so many connections. */
    public record Level(int connections, double commitsPerSecond) {}

    public List<Level> measure() throws SQLException, ExecutionException, InterruptedException {
        try (var connection = DriverManager.getConnection(jdbcUrl)) {
            execute(connection, "drop schema if exists gerbang_bench cascade");
            execute(connection, "create schema gerbang_bench");
            try {
                execute(
                        connection,
                        "create table gerbang_bench.floor"
                                + " (id bigint generated always as identity primary key,"
                                + " body text not null)");
                var levels = new ArrayList<Level>();
                for (var connections : CONNECTIONS) {
                    levels.add(measure(connections));
                }
                return levels;
            } finally {
                execute(connection, "drop schema gerbang_bench cascade");
            }
        }
    }

    private Level measure(int connections)
            throws SQLException, ExecutionException, InterruptedException {
        var begin = System.nanoTime() + WARM_UP.toNanos();
        Callable<Long> inserter = () -> insert(begin, begin + WINDOW.toNanos());
        try (var threads = Executors.newFixedThreadPool(connections)) {
            var running = new ArrayList<Future<Long>>();
            for (var i = 0; i < connections; i++) {
                running.add(threads.submit(inserter));
            }
            var commits = 0L;
            for (var result : running) {
                commits += result.get();
            }
            return new Level(connections, commits / (double) WINDOW.toSeconds());
        }
    }

    private long insert(long begin, long end) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl);
                var statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, BODY);
            var commits = 0L;
            while (System.nanoTime() < end) {
                statement.executeUpdate();
                var now = System.nanoTime();
                commits += now >= begin && now < end ? 1 : 0;
            }
            return commits;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
