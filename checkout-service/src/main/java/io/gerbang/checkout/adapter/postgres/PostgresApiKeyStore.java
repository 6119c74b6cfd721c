package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.merchant.ApiKeyStore;
import io.gerbang.checkout.application.merchant.StoredKey;
import io.gerbang.checkout.application.merchant.UsedKey;
import io.gerbang.messaging.Database;
import io.gerbang.web.key.ApiKey;
import io.gerbang.web.key.KeyKind;
import io.gerbang.web.key.KeyUse;
import io.gerbang.web.limit.Limits;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables {@code api_keys} and {@code api_key_uses}. */
@ApplicationScoped
class PostgresApiKeyStore implements ApiKeyStore {

    private static final String INSERT =
            """
            insert into api_keys (sha256, id, merchant_id, livemode, kind, name, scopes, created_at,
                                  publishable)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;
    private static final String COLUMNS =
            """
            select k.sha256, k.publishable, k.id, k.merchant_id, k.livemode, k.kind, k.name,
                   k.scopes, k.created_at, k.expires_at
            """;
    private static final String BY_HASH =
            COLUMNS
                    + """
                    , (m.body::jsonb -> 'limits')::text as limits,
                    (m.body::jsonb -> 'wholeRupiah')::boolean as whole_rupiah
                    from api_keys k join merchants m on m.id = k.merchant_id
                    where k.sha256 = $1 and (k.expires_at is null or k.expires_at > $2)
                    """;
    private static final String BY_ID =
            COLUMNS + "from api_keys k where k.merchant_id = $1 and k.id = $2";
    private static final String IN_FORCE =
            COLUMNS
                    + """
                    from api_keys k
                    where k.merchant_id = $1 and (k.expires_at is null or k.expires_at > $2)
                    order by k.created_at, k.id
                    """;
    private static final String LIST =
            COLUMNS
                    + """
                    , k.last_used_at, u.uses, u.refused, u.last_refused
                    from api_keys k cross join lateral (
                      select coalesce(sum(uses), 0)::bigint as uses,
                             coalesce(sum(refused), 0)::bigint as refused,
                             (array_agg(last_refused order by minute desc)
                               filter (where last_refused is not null))[1] as last_refused
                      from api_key_uses where key_id = k.id) u
                    where k.merchant_id = $1
                    order by k.created_at, k.id
                    """;
    private static final String PUBLISHABLE =
            """
            select publishable from api_keys
            where merchant_id = $1 and livemode = $2 and publishable is not null
              and (expires_at is null or expires_at > $3)
            order by created_at desc limit 1
            """;
    private static final String RECORD =
            """
            with told as (
              select * from unnest($1::text[], $2::bigint[], $3::bigint[], $4::timestamptz[],
                                   $5::text[])
                as t(key_id, uses, refused, last_used_at, last_refused)
            ), seen as (
              update api_keys k set last_used_at = t.last_used_at
              from told t
              where k.id = t.key_id
                and (k.last_used_at is null or k.last_used_at < t.last_used_at)
            )
            insert into api_key_uses as u
              (key_id, minute, uses, refused, last_used_at, last_refused)
            select key_id, date_trunc('minute', last_used_at), uses, refused, last_used_at,
                   last_refused
            from told order by key_id
            on conflict (key_id, minute) do update
            set uses = u.uses + excluded.uses, refused = u.refused + excluded.refused,
                last_used_at = greatest(u.last_used_at, excluded.last_used_at),
                last_refused = coalesce(excluded.last_refused, u.last_refused)
            """;

    private final Pool pool;

    PostgresApiKeyStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Void> insert(SqlConnection tx, List<StoredKey> keys) {
        return tx.preparedQuery(INSERT)
                .executeBatch(keys.stream().map(PostgresApiKeyStore::columns).toList())
                .replaceWithVoid();
    }

    private static Tuple columns(StoredKey key) {
        return Tuple.from(
                Arrays.asList(
                        key.sha256(),
                        key.id(),
                        key.merchantId(),
                        key.livemode(),
                        key.kind().name().toLowerCase(Locale.ROOT),
                        key.name(),
                        key.scopes().toArray(String[]::new),
                        Columns.time(key.createdAt()),
                        key.publishable()));
    }

    @Override
    public Uni<Void> end(SqlConnection tx, StoredKey key) {
        return tx.preparedQuery("update api_keys set expires_at = $2 where sha256 = $1")
                .execute(Tuple.of(key.sha256(), time(key.expiresAt())))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<StoredKey>> find(SqlConnection tx, String merchantId, String id) {
        return tx.preparedQuery(BY_ID)
                .execute(Tuple.of(merchantId, id))
                .map(rows -> BodyTable.stream(rows).map(PostgresApiKeyStore::key).findFirst());
    }

    @Override
    public Uni<List<StoredKey>> inForce(SqlConnection tx, String merchantId, Instant now) {
        return tx.preparedQuery(IN_FORCE)
                .execute(Tuple.of(merchantId, Columns.time(now)))
                .map(rows -> BodyTable.list(rows, PostgresApiKeyStore::key));
    }

    @Override
    public Uni<Optional<ApiKey>> key(String sha256, Instant now) {
        return Database.inTime(
                        pool.preparedQuery(BY_HASH).execute(Tuple.of(sha256, Columns.time(now))))
                .map(rows -> BodyTable.stream(rows).map(PostgresApiKeyStore::apiKey).findFirst());
    }

    private static ApiKey apiKey(Row row) {
        var key = key(row);
        var limits = row.getString("limits");
        return new ApiKey(
                key.merchantId(),
                key.id(),
                key.kind(),
                key.livemode(),
                null,
                Set.copyOf(key.scopes()),
                limits == null ? null : Bodies.read(limits, Limits.class),
                Boolean.TRUE.equals(row.getBoolean("whole_rupiah")));
    }

    @Override
    public Uni<List<UsedKey>> list(String merchantId) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(merchantId))
                .map(rows -> BodyTable.list(rows, PostgresApiKeyStore::used));
    }

    @Override
    public Uni<Optional<String>> publishableKey(Tenant tenant, Instant now) {
        return pool.preparedQuery(PUBLISHABLE)
                .execute(Columns.tenant(tenant).addOffsetDateTime(Columns.time(now)))
                .map(rows -> BodyTable.stream(rows).map(row -> row.getString(0)).findFirst());
    }

    @Override
    public Uni<Void> record(List<KeyUse> uses) {
        var ordered = uses.stream().sorted(Comparator.comparing(KeyUse::keyId)).toList();
        return pool.preparedQuery(RECORD)
                .execute(
                        Tuple.tuple()
                                .addArrayOfString(Columns.texts(ordered, KeyUse::keyId))
                                .addArrayOfLong(
                                        ordered.stream().map(KeyUse::uses).toArray(Long[]::new))
                                .addArrayOfLong(
                                        ordered.stream().map(KeyUse::refused).toArray(Long[]::new))
                                .addArrayOfOffsetDateTime(
                                        Columns.times(ordered, KeyUse::lastUsedAt))
                                .addArrayOfString(Columns.texts(ordered, KeyUse::lastRefused)))
                .replaceWithVoid();
    }

    private static StoredKey key(Row row) {
        return new StoredKey(
                row.getString("id"),
                row.getString("merchant_id"),
                row.getString("sha256"),
                row.getString("publishable"),
                KeyKind.named(row.getString("kind")),
                row.getBoolean("livemode"),
                row.getString("name"),
                List.of(row.getArrayOfStrings("scopes")),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row.getOffsetDateTime("expires_at")));
    }

    private static UsedKey used(Row row) {
        return new UsedKey(
                key(row),
                instant(row.getOffsetDateTime("last_used_at")),
                row.getLong("uses"),
                row.getLong("refused"),
                row.getString("last_refused"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : Columns.time(instant);
    }
}
