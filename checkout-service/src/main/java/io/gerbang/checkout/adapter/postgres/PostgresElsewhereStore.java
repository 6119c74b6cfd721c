package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.customer.ElsewhereStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The table {@code erasures_elsewhere}. */
@ApplicationScoped
class PostgresElsewhereStore implements ElsewhereStore {

    private static final String ADD =
            """
            insert into erasures_elsewhere (kind, merchant_id, livemode, id, due_at)
            select s.*, $5
            from unnest($1::text[], $2::text[], $3::boolean[], $4::text[]) as s
            order by 1, 2, 3, 4
            on conflict (kind, merchant_id, livemode, id)
            do update set due_at = least(erasures_elsewhere.due_at, excluded.due_at)
            """;
    private static final String DUE =
            """
            select kind, merchant_id, livemode, id from erasures_elsewhere
            where due_at <= $1 order by coalesce(tried_at, due_at) limit $2
            """;
    private static final String DONE =
            """
            delete from erasures_elsewhere e
            using unnest($1::text[], $2::text[], $3::boolean[], $4::text[])
              as s(kind, merchant_id, livemode, id)
            where e.kind = s.kind and e.merchant_id = s.merchant_id and e.livemode = s.livemode
              and e.id = s.id
            """;
    private static final String TRIED =
            """
            update erasures_elsewhere set tried_at = $5
            where kind = $1 and merchant_id = $2 and livemode = $3 and id = $4
            """;

    private final Pool pool;

    PostgresElsewhereStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Void> add(SqlConnection tx, Collection<Item> items, Instant dueAt) {
        return items.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(ADD)
                        .execute(columns(items).addOffsetDateTime(Columns.time(dueAt)))
                        .replaceWithVoid();
    }

    @Override
    public Uni<List<Item>> due(Instant now, int limit) {
        return pool.preparedQuery(DUE)
                .execute(Tuple.of(Columns.time(now), limit))
                .map(rows -> BodyTable.list(rows, PostgresElsewhereStore::read));
    }

    @Override
    public Uni<Void> done(Collection<Item> items) {
        return pool.preparedQuery(DONE).execute(columns(items)).replaceWithVoid();
    }

    @Override
    public Uni<Void> tried(Item item, Instant at) {
        var tenant = item.ref().tenant();
        return pool.preparedQuery(TRIED)
                .execute(
                        Tuple.of(name(item), tenant.merchantId(), tenant.livemode())
                                .addString(item.ref().id())
                                .addOffsetDateTime(Columns.time(at)))
                .replaceWithVoid();
    }

    private static String name(Item item) {
        return item.kind().name().toLowerCase(Locale.ROOT);
    }

    private static Tuple columns(Collection<Item> items) {
        return Tuple.tuple()
                .addArrayOfString(Columns.texts(items, PostgresElsewhereStore::name))
                .addArrayOfString(Columns.texts(items, item -> item.ref().tenant().merchantId()))
                .addArrayOfBoolean(Columns.flags(items, item -> item.ref().tenant().livemode()))
                .addArrayOfString(Columns.texts(items, item -> item.ref().id()));
    }

    private static Item read(Row row) {
        var tenant = new Tenant(row.getString("merchant_id"), row.getBoolean("livemode"));
        return new Item(
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                new ObjectRef(tenant, row.getString("id")));
    }
}
