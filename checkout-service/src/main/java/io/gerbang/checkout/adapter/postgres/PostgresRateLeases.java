package io.gerbang.checkout.adapter.postgres;

import io.gerbang.web.limit.RateLeases;
import io.gerbang.web.limit.RateLimit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * The table {@code rate_buckets}: each key and scope has tokens, which come back as time goes by,
 * by the database's clock. A row's lock is all that instances wait for.
 */
@ApplicationScoped
class PostgresRateLeases implements RateLeases {

    private static final long SECOND_MS = 1_000;

    /** $3 tokens per second, $4 at most, $5 wanted. */
    static final String TAKE =
            """
            insert into rate_buckets as b (key_id, scope, tokens, granted, refilled_at)
            values ($1, $2, $4::float8 - least($4, $5), least($4, $5), statement_timestamp())
            on conflict (key_id, scope) do update
            set (tokens, granted, refilled_at) = (
              select full_now - taken, taken, greatest(b.refilled_at, statement_timestamp())
              from (select least($4, b.tokens + $3 * greatest(0, extract(
                             epoch from statement_timestamp() - b.refilled_at)::float8))
                           as full_now) refilled
              cross join lateral (select least($5, floor(full_now)) as taken) leased)
            returning granted, tokens
            """;

    private final Pool pool;

    PostgresRateLeases(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Lease> take(String keyId, RateLimit limit, int wanted) {
        return pool.preparedQuery(TAKE)
                .execute(
                        Tuple.of(
                                keyId,
                                limit.scope() == null ? "" : limit.scope(),
                                (double) limit.perSecond(),
                                (double) limit.burst(),
                                (double) wanted))
                .map(rows -> lease(rows.iterator().next(), limit));
    }

    private static Lease lease(Row row, RateLimit limit) {
        var missing = Math.max(0, 1 - row.getDouble("tokens"));
        var waitMs = Math.ceil(missing * SECOND_MS / limit.perSecond());
        return new Lease(row.getDouble("granted").intValue(), Duration.ofMillis((long) waitMs));
    }
}
