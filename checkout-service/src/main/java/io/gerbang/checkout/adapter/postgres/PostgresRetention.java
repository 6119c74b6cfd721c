package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.application.Retention;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes by the index on the rows' age. */
@ApplicationScoped
class PostgresRetention implements Retention {

    private static final String KEYS =
            """
            delete from idempotency_keys k
            using (select merchant_id, livemode, shopper, key from idempotency_keys
                   where created_at < now() - interval '30 days'
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
                         where created_at < now() - interval '30 days'
                           and next_attempt_at is null)
            """;

    private final Pool pool;

    PostgresRetention(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Void> sweep() {
        return pool.query(KEYS)
                .execute()
                .chain(() -> pool.query(DELIVERIES).execute())
                .replaceWithVoid();
    }
}
