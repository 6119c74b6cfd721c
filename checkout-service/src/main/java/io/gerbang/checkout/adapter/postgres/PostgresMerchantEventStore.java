package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Page;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.event.EventTypes;
import io.gerbang.checkout.application.event.MerchantEvent;
import io.gerbang.checkout.application.event.MerchantEventStore;
import io.gerbang.messaging.Database;
import io.gerbang.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The table {@code merchant_events}. */
@ApplicationScoped
class PostgresMerchantEventStore implements MerchantEventStore {

    private static final String COLUMNS =
            "merchant_id, livemode, id, type, created_at, object, previous_attributes, request_id,"
                    + " idempotency_key";
    private static final Listed LISTED = Listed.byId("merchant_events", "event", "evt_");
    private static final String INSERT =
            """
            insert into merchant_events (%s)
            select * from unnest($1::text[], $2::boolean[], $3::text[], $4::text[],
                                 $5::timestamptz[], $6::text[], $7::text[], $8::text[],
                                 $9::text[])
            """
                    .formatted(COLUMNS);

    /** With the endpoints that are still there and have not taken the event. */
    private static final String TOLD =
            COLUMNS
                    + """
                    , (select count(*)
                       from webhook_endpoints w
                       join webhook_deliveries d
                         on d.endpoint_id = w.id and d.event_id = merchant_events.id
                       where w.merchant_id = $1 and w.livemode = $2 and d.delivered_at is null
                      ) as pending_webhooks
                    """;

    private static final String FIND =
            "select %s from merchant_events where merchant_id = $1 and livemode = $2 and id = $3"
                    .formatted(TOLD);
    private static final String UNDELIVERED =
            """
            in (select d.event_id
                from webhook_endpoints w join webhook_deliveries d on d.endpoint_id = w.id
                where w.merchant_id = $1 and w.livemode = $2 and d.delivered_at is null)
            """;

    private final Database database;

    PostgresMerchantEventStore(Database database) {
        this.database = database;
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
                                .addArrayOfString(
                                        Columns.texts(events, MerchantEvent::previousAttributes))
                                .addArrayOfString(Columns.texts(events, MerchantEvent::requestId))
                                .addArrayOfString(
                                        Columns.texts(events, MerchantEvent::idempotencyKey)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Told>> find(ObjectRef event) {
        return database.rowsOf(event.tenant().merchantId())
                .query(FIND, Columns.ref(event))
                .map(rows ->
                        BodyTable.stream(rows).map(PostgresMerchantEventStore::told).findFirst());
    }

    @Override
    public Uni<Page<Told>> list(Tenant tenant, Filter filter, PageRequest request) {
        var query = new ListQuery(tenant, request, LISTED, TOLD);
        if (!filter.types().isEmpty()) {
            query.each("type", EventTypes.matching(filter.types()));
        }
        if (filter.delivered() != null) {
            query.where((filter.delivered() ? "id not " : "id ") + UNDELIVERED);
        }
        return query.run(database, PostgresMerchantEventStore::told);
    }

    private static Told told(Row row) {
        return new Told(read(row), row.getLong("pending_webhooks").intValue());
    }

    static MerchantEvent read(Row row) {
        return new MerchantEvent(
                row.getString("id"),
                new Tenant(row.getString("merchant_id"), row.getBoolean("livemode")),
                row.getString("type"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("object"),
                row.getString("previous_attributes"),
                row.getString("request_id"),
                row.getString("idempotency_key"));
    }
}
