package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.application.Merchant;
import io.gerbang.checkout.application.MerchantStore;
import io.gerbang.checkout.application.StoredKey;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.web.key.KeyKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tables {@code merchants} and {@code api_keys}. */
@ApplicationScoped
class PostgresMerchantStore implements MerchantStore {

    private static final String INSERT =
            """
            insert into merchants (id, body, version, created_at) values ($1, $2, 1, $3)
            on conflict do nothing
            """;
    private static final String INSERT_KEY =
            """
            insert into api_keys (sha256, id, merchant_id, livemode, kind, created_at, publishable)
            values ($1, $2, $3, $4, $5, $6, $7)
            """;
    private static final String FIND_KEY =
            """
            select sha256, publishable, id, merchant_id, livemode, kind, created_at, expires_at
            from api_keys where sha256 = $1
            """;
    private static final String FIND_PUBLISHABLE =
            """
            select publishable from api_keys
            where merchant_id = $1 and livemode = $2 and publishable is not null
              and (expires_at is null or expires_at > $3)
            order by created_at desc limit 1
            """;

    private final Pool pool;

    PostgresMerchantStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Boolean> insert(SqlConnection tx, Merchant merchant, List<StoredKey> keys) {
        return tx.preparedQuery(INSERT)
                .execute(
                        Tuple.of(
                                merchant.id(),
                                Bodies.write(merchant),
                                Columns.time(merchant.createdAt())))
                .chain(inserted ->
                        inserted.rowCount() == 0
                                ? Uni.createFrom().item(false)
                                : insert(tx, keys).replaceWith(true));
    }

    private static Uni<Void> insert(SqlConnection tx, List<StoredKey> keys) {
        return tx.preparedQuery(INSERT_KEY)
                .executeBatch(
                        keys.stream()
                                .map(key ->
                                        Tuple.from(
                                                Arrays.asList(
                                                        key.sha256(),
                                                        key.id(),
                                                        key.merchantId(),
                                                        key.livemode(),
                                                        name(key.kind()),
                                                        Columns.time(key.createdAt()),
                                                        key.publishable())))
                                .toList())
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Merchant>> merchant(String id) {
        return pool.preparedQuery("select body from merchants where id = $1")
                .execute(Tuple.of(id))
                .map(rows ->
                        BodyTable.stream(rows)
                                .map(row -> Bodies.read(row.getString(0), Merchant.class))
                                .findFirst());
    }

    @Override
    public Uni<Optional<StoredKey>> key(String sha256) {
        return pool.preparedQuery(FIND_KEY)
                .execute(Tuple.of(sha256))
                .map(rows -> BodyTable.stream(rows).map(PostgresMerchantStore::key).findFirst());
    }

    @Override
    public Uni<Optional<String>> publishableKey(Tenant tenant, Instant now) {
        return pool.preparedQuery(FIND_PUBLISHABLE)
                .execute(Columns.tenant(tenant).addOffsetDateTime(Columns.time(now)))
                .map(rows -> BodyTable.stream(rows).map(row -> row.getString(0)).findFirst());
    }

    private static StoredKey key(Row row) {
        var expiresAt = row.getOffsetDateTime("expires_at");
        return new StoredKey(
                row.getString("id"),
                row.getString("merchant_id"),
                row.getString("sha256"),
                row.getString("publishable"),
                KeyKind.named(row.getString("kind")),
                row.getBoolean("livemode"),
                row.getOffsetDateTime("created_at").toInstant(),
                expiresAt == null ? null : expiresAt.toInstant());
    }

    private static String name(KeyKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
