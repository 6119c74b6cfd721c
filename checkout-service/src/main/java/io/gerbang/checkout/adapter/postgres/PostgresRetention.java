package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.application.Retention;
import io.gerbang.checkout.config.CheckoutConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Deletes what is older than {@code $1}, a batch at a time so that nobody waits for it. */
@ApplicationScoped
class PostgresRetention implements Retention {

    private static final String KEYS =
            """
            delete from idempotency_keys k
            using (select merchant_id, livemode, shopper, key from idempotency_keys
                   where created_at < $1
                   order by created_at limit 5000) old
            where k.merchant_id = old.merchant_id and k.livemode = old.livemode
              and k.shopper = old.shopper and k.key = old.key
            """;

    /**
     * Among the oldest, by the primary key; one that is still to be attempted stays, however old.
     */
    private static final String DELIVERIES =
            """
            delete from webhook_deliveries
            where id in (select id
                         from (select * from webhook_deliveries order by id limit 5000) oldest
                         where created_at < $1
                           and next_attempt_at is null)
            """;

    /**
     * Among each tenant's oldest, by the primary key: ids begin with their time. What is still to
     * be delivered stays.
     */
    private static final String EVENTS =
            """
            with tenants as (
              select m.id as merchant_id, mode.livemode
              from merchants m cross join (values (false), (true)) as mode (livemode)
              where (select e.created_at from merchant_events e
                     where e.merchant_id = m.id and e.livemode = mode.livemode
                     order by e.id limit 1) < $1
            )
            delete from merchant_events e
            using (select oldest.*
                   from tenants t cross join lateral (
                     select merchant_id, livemode, id, created_at from merchant_events
                     where merchant_id = t.merchant_id and livemode = t.livemode
                     order by id limit 1000) oldest
                   where oldest.created_at < $1
                     and not exists (select from webhook_deliveries d
                                     where d.event_id = oldest.id and d.delivered_at is null
                                       and d.next_attempt_at is not null)
                   limit 5000) old
            where e.merchant_id = old.merchant_id and e.livemode = old.livemode and e.id = old.id
            """;

    private static final String KEY_USES =
            """
            delete from api_key_uses
            where (key_id, minute) in (select key_id, minute from api_key_uses
                                       where minute < $1 order by minute limit 5000)
            """;

    private final Pool pool;
    private final Clock clock;
    private final CheckoutConfig config;

    PostgresRetention(Pool pool, Clock clock, CheckoutConfig config) {
        this.pool = pool;
        this.clock = clock;
        this.config = config;
    }

    @Override
    public Uni<Void> sweep() {
        return deleteAll(KEYS)
                .chain(() -> deleteAll(DELIVERIES))
                .chain(() -> deleteAll(EVENTS))
                .chain(() -> deleteAll(KEY_USES));
    }

    private Uni<Void> deleteAll(String batch) {
        var oldest = clock.instant().minus(Duration.ofDays(config.retentionDays()));
        return pool.preparedQuery(batch)
                .execute(Tuple.of(Columns.time(oldest)))
                .map(SqlResult::rowCount)
                .repeat()
                .until(deleted -> deleted == 0)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
