package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.application.MerchantEvent;
import io.gerbang.checkout.application.MerchantEventStore;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.PaymentStore.Page;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code merchant_events}. */
@ApplicationScoped
class PostgresMerchantEventStore implements MerchantEventStore {

    private static final String COLUMNS =
            "merchant_id, livemode, id, type, created_at, object, request_id, idempotency_key";
    private static final Listed LISTED = Listed.byId("merchant_events", "event", "evt_");
    private static final String INSERT =
            """
            insert into merchant_events (%s)
            select * from unnest($1::text[], $2::boolean[], $3::text[], $4::text[],
                                 $5::timestamptz[], $6::text[], $7::text[], $8::text[])
            """
                    .formatted(COLUMNS);
    private static final String FIND =
            "select %s from merchant_events where merchant_id = $1 and livemode = $2 and id = $3"
                    .formatted(COLUMNS);

    private final Pool pool;

    PostgresMerchantEventStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Void> insert(SqlConnection tx, List<MerchantEvent> events) {
        return tx.preparedQuery(INSERT)
                .execute(
                        Columns.tenants(events, MerchantEvent::tenant)
                                .addArrayOfString(Columns.texts(events, MerchantEvent::id))
                                .addArrayOfString(Columns.texts(events, MerchantEvent::type))
                                .addArrayOfOffsetDateTime(
                                        Columns.times(events, MerchantEvent::createdAt))
                                .addArrayOfString(Columns.texts(events, MerchantEvent::object))
                                .addArrayOfString(Columns.texts(events, MerchantEvent::requestId))
                                .addArrayOfString(
                                        Columns.texts(events, MerchantEvent::idempotencyKey)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<MerchantEvent>> find(ObjectRef event) {
        return pool.preparedQuery(FIND)
                .execute(Columns.ref(event))
                .map(rows ->
                        BodyTable.stream(rows).map(PostgresMerchantEventStore::read).findFirst());
    }

    @Override
    public Uni<Page<MerchantEvent>> list(
            Tenant tenant, @Nullable String type, PageRequest request) {
        var query = new ListQuery(tenant, request, LISTED, COLUMNS);
        if (type != null) {
            query.where("type like $n", pattern(type));
        }
        return query.run(pool, PostgresMerchantEventStore::read);
    }

    /** Only the star stands for more than itself. */
    private static String pattern(String type) {
        return type.replaceAll("([\\\\%_])", "\\\\$1").replace('*', '%');
    }

    static MerchantEvent read(Row row) {
        return new MerchantEvent(
                row.getString("id"),
                new Tenant(row.getString("merchant_id"), row.getBoolean("livemode")),
                row.getString("type"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("object"),
                row.getString("request_id"),
                row.getString("idempotency_key"));
    }
}
