package io.gerbang.fraud.adapter.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import io.gerbang.fraud.application.RulesStore;
import io.gerbang.fraud.application.StoredRules;
import io.gerbang.fraud.domain.Attribute;
import io.gerbang.fraud.domain.FraudSettings;
import io.gerbang.fraud.domain.ListEntry;
import io.gerbang.fraud.domain.Tenant;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The lock of a tenant's rules is that of its row in {@code fraud_settings}. */
@Singleton
class PostgresRulesStore implements RulesStore {

    private static final TypeReference<FraudSettings> SETTINGS = new TypeReference<>() {};
    private static final String VERSIONS =
            """
            select s.merchant_id, s.livemode, s.version
            from unnest($1::text[], $2::boolean[]) as wanted(merchant_id, livemode)
            join fraud_settings s using (merchant_id, livemode)
            """;
    private static final String LOAD =
            """
            select s.merchant_id, s.livemode, s.version, s.settings,
                   array(select l.list || ' ' || l.attribute || ' ' || l.value from fraud_lists l
                         where l.merchant_id = s.merchant_id and l.livemode = s.livemode) as entries
            from unnest($1::text[], $2::boolean[]) as wanted(merchant_id, livemode)
            join fraud_settings s using (merchant_id, livemode)
            """;
    private static final String LOCK =
            """
            insert into fraud_settings as s (merchant_id, livemode, version, settings, changed_at)
            values ($1, $2, 1, $3, $4)
            on conflict (merchant_id, livemode) do update
            set version = s.version + 1, changed_at = excluded.changed_at
            """;
    private static final String COUNT =
            "select count(*) from fraud_lists where merchant_id = $1 and livemode = $2";
    private static final String REPLACE_SETTINGS =
            "update fraud_settings set settings = $3 where merchant_id = $1 and livemode = $2";
    private static final String ADD =
            """
            insert into fraud_lists (merchant_id, livemode, list, attribute, value, created_at)
            values ($1, $2, $3, $4, $5, $6)
            on conflict do nothing
            """;
    private static final String REMOVE =
            """
            delete from fraud_lists
            where merchant_id = $1 and livemode = $2 and list = $3 and attribute = $4 and value = $5
            """;

    private final Clock clock;

    PostgresRulesStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Uni<Map<Tenant, Long>> versions(SqlConnection transaction, Collection<Tenant> tenants) {
        return transaction
                .preparedQuery(VERSIONS)
                .execute(columns(tenants))
                .map(rows -> byTenant(rows, row -> row.getLong("version")));
    }

    @Override
    public Uni<Map<Tenant, StoredRules>> load(
            SqlConnection transaction, Collection<Tenant> tenants) {
        return transaction
                .preparedQuery(LOAD)
                .execute(columns(tenants))
                .map(rows -> byTenant(rows, PostgresRulesStore::rules));
    }

    @Override
    public Uni<Integer> lock(SqlConnection transaction, Tenant tenant) {
        var first = row(tenant).addString(Json.write(FraudSettings.NONE)).addOffsetDateTime(now());
        return transaction
                .preparedQuery(LOCK)
                .execute(first)
                .chain(() -> transaction.preparedQuery(COUNT).execute(row(tenant)))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    @Override
    public Uni<Void> replaceSettings(
            SqlConnection transaction, Tenant tenant, FraudSettings settings) {
        return transaction
                .preparedQuery(REPLACE_SETTINGS)
                .execute(row(tenant).addString(Json.write(settings)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> add(SqlConnection transaction, Tenant tenant, ListEntry entry) {
        return transaction
                .preparedQuery(ADD)
                .execute(row(tenant, entry).addOffsetDateTime(now()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> remove(SqlConnection transaction, Tenant tenant, ListEntry entry) {
        return transaction
                .preparedQuery(REMOVE)
                .execute(row(tenant, entry))
                .map(deleted -> deleted.rowCount() > 0);
    }

    private static StoredRules rules(Row row) {
        var entries =
                Arrays.stream(row.getArrayOfStrings("entries"))
                        .map(PostgresRulesStore::entry)
                        .collect(Collectors.toSet());
        var settings = Json.read(row.getString("settings"), SETTINGS);
        return new StoredRules(row.getLong("version"), settings, entries);
    }

    private static ListEntry entry(String columns) {
        var parts = columns.split(" ", 3);
        return new ListEntry(
                ListEntry.Kind.valueOf(parts[0]), Attribute.valueOf(parts[1]), parts[2]);
    }

    private static <T> Map<Tenant, T> byTenant(RowSet<Row> rows, Function<Row, T> value) {
        var values = new HashMap<Tenant, T>();
        for (var row : rows) {
            var tenant = new Tenant(row.getString("merchant_id"), row.getBoolean("livemode"));
            values.put(tenant, value.apply(row));
        }
        return values;
    }

    private static Tuple columns(Collection<Tenant> tenants) {
        return Tuple.tuple()
                .addArrayOfString(tenants.stream().map(Tenant::merchantId).toArray(String[]::new))
                .addArrayOfBoolean(tenants.stream().map(Tenant::livemode).toArray(Boolean[]::new));
    }

    private static Tuple row(Tenant tenant) {
        return Tuple.tuple().addString(tenant.merchantId()).addBoolean(tenant.livemode());
    }

    private static Tuple row(Tenant tenant, ListEntry entry) {
        return row(tenant)
                .addString(entry.list().name())
                .addString(entry.attribute().name())
                .addString(entry.value());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
