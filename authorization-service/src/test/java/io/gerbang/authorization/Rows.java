package io.gerbang.authorization;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Looks into the service's database. */
final class Rows {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Rows() {}

    static long count(Pool pool, String from, Object parameter) {
        return pool.preparedQuery("select count(*) from " + from)
                .execute(Tuple.of(parameter))
                .await()
                .atMost(LIMIT)
                .iterator()
                .next()
                .getLong(0);
    }

    static void execute(Pool pool, String sql, Object parameter) {
        pool.preparedQuery(sql).execute(Tuple.of(parameter)).await().atMost(LIMIT);
    }

    static void await(String what, BooleanSupplier condition) {
        var deadline = Instant.now().plus(LIMIT);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("not within " + LIMIT + ": " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
