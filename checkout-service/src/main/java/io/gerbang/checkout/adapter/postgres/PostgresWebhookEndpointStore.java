package io.gerbang.checkout.adapter.postgres;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.PaymentStore.Page;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.WebhookEndpoint;
import io.gerbang.checkout.application.WebhookEndpointStore;
import io.gerbang.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table {@code webhook_endpoints}. */
@ApplicationScoped
class PostgresWebhookEndpointStore implements WebhookEndpointStore {

    private static final String COLUMNS =
            "merchant_id, livemode, id, url, enabled_events, api_version, description, metadata,"
                    + " secret, created_at";
    private static final Listed LISTED =
            Listed.byId("webhook_endpoints", "webhook_endpoint", "we_");
    private static final String INSERT =
            "insert into webhook_endpoints (%s) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
                    .formatted(COLUMNS);
    private static final String ONE = " where merchant_id = $1 and livemode = $2 and id = $3";
    private static final String END_DELIVERIES =
            """
            update webhook_deliveries set next_attempt_at = null, last_error = 'endpoint deleted'
            where merchant_id = $1 and livemode = $2 and endpoint_id = $3
              and next_attempt_at is not null
            """;

    private final Pool pool;

    PostgresWebhookEndpointStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Void> insert(SqlConnection tx, WebhookEndpoint endpoint) {
        var metadata = JsonNodeFactory.instance.objectNode();
        endpoint.metadata().forEach(metadata::put);
        return tx.preparedQuery(INSERT)
                .execute(
                        Columns.ref(new ObjectRef(endpoint.tenant(), endpoint.id()))
                                .addString(endpoint.url())
                                .addArrayOfString(endpoint.enabledEvents().toArray(String[]::new))
                                .addString(endpoint.apiVersion())
                                .addString(endpoint.description())
                                .addString(metadata.toString())
                                .addString(endpoint.secret())
                                .addOffsetDateTime(Columns.time(endpoint.createdAt())))
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> delete(SqlConnection tx, ObjectRef endpoint) {
        return tx.preparedQuery(END_DELIVERIES)
                .execute(Columns.ref(endpoint))
                .chain(() ->
                        tx.preparedQuery("delete from webhook_endpoints" + ONE)
                                .execute(Columns.ref(endpoint)))
                .map(deleted -> deleted.rowCount() == 1);
    }

    @Override
    public Uni<Optional<WebhookEndpoint>> find(ObjectRef endpoint) {
        return pool.preparedQuery("select " + COLUMNS + " from webhook_endpoints" + ONE)
                .execute(Columns.ref(endpoint))
                .map(rows ->
                        BodyTable.stream(rows).map(PostgresWebhookEndpointStore::read).findFirst());
    }

    @Override
    public Uni<Page<WebhookEndpoint>> list(Tenant tenant, PageRequest request) {
        return new ListQuery(tenant, request, LISTED, COLUMNS)
                .run(pool, PostgresWebhookEndpointStore::read);
    }

    private static WebhookEndpoint read(Row row) {
        return new WebhookEndpoint(
                row.getString("id"),
                new Tenant(row.getString("merchant_id"), row.getBoolean("livemode")),
                row.getString("url"),
                List.of(row.getArrayOfStrings("enabled_events")),
                row.getString("api_version"),
                row.getString("description"),
                metadata(row.getString("metadata")),
                row.getString("secret"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static Map<String, String> metadata(String json) {
        var metadata = new LinkedHashMap<String, String>();
        Bodies.read(json, ObjectNode.class)
                .properties()
                .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().asText()));
        return metadata;
    }
}
