package io.gerbang.checkout.adapter.postgres;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Page;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.webhook.WebhookEndpoint;
import io.gerbang.checkout.application.webhook.WebhookEndpoint.RolledSecret;
import io.gerbang.checkout.application.webhook.WebhookEndpointStore;
import io.gerbang.messaging.Database;
import io.gerbang.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code webhook_endpoints}. */
@ApplicationScoped
class PostgresWebhookEndpointStore implements WebhookEndpointStore {

    private static final String COLUMNS =
            "merchant_id, livemode, id, url, enabled_events, api_version, description, metadata,"
                    + " enabled, secret, rolled_secret, rolled_until, created_at";
    private static final Listed LISTED =
            Listed.byId("webhook_endpoints", "webhook_endpoint", "we_");
    private static final String INSERT =
            """
            insert into webhook_endpoints (%s)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """
                    .formatted(COLUMNS);
    private static final String UPDATE =
            """
            update webhook_endpoints
            set url = $4, enabled_events = $5, api_version = $6, description = $7, metadata = $8,
                enabled = $9, secret = $10, rolled_secret = $11, rolled_until = $12,
                created_at = $13, failing_since = null
            where merchant_id = $1 and livemode = $2 and id = $3
            """;
    private static final String ONE = " where merchant_id = $1 and livemode = $2 and id = $3";
    private static final String FIND = "select " + COLUMNS + " from webhook_endpoints" + ONE;
    private static final String END_DELIVERIES =
            """
            update webhook_deliveries set next_attempt_at = null, last_error = 'endpoint deleted'
            where merchant_id = $1 and livemode = $2 and endpoint_id = $3
              and next_attempt_at is not null
            """;

    private final Database database;

    PostgresWebhookEndpointStore(Database database) {
        this.database = database;
    }

    @Override
    public Uni<Void> insert(SqlConnection tx, WebhookEndpoint endpoint) {
        return tx.preparedQuery(INSERT).execute(row(endpoint)).replaceWithVoid();
    }

    @Override
    public Uni<Void> update(SqlConnection tx, WebhookEndpoint endpoint) {
        return tx.preparedQuery(UPDATE).execute(row(endpoint)).replaceWithVoid();
    }

    private static Tuple row(WebhookEndpoint endpoint) {
        var metadata = JsonNodeFactory.instance.objectNode();
        endpoint.metadata().forEach(metadata::put);
        var rolled = endpoint.rolled();
        return Columns.ref(new ObjectRef(endpoint.tenant(), endpoint.id()))
                .addString(endpoint.url())
                .addArrayOfString(endpoint.enabledEvents().toArray(String[]::new))
                .addString(endpoint.apiVersion())
                .addString(endpoint.description())
                .addString(metadata.toString())
                .addBoolean(endpoint.enabled())
                .addString(endpoint.secret())
                .addString(rolled == null ? null : rolled.secret())
                .addOffsetDateTime(rolled == null ? null : Columns.time(rolled.expiresAt()))
                .addOffsetDateTime(Columns.time(endpoint.createdAt()));
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
    public Uni<Optional<WebhookEndpoint>> lock(SqlConnection tx, ObjectRef endpoint) {
        return tx.preparedQuery(FIND + " for update")
                .execute(Columns.ref(endpoint))
                .map(PostgresWebhookEndpointStore::first);
    }

    @Override
    public Uni<Optional<WebhookEndpoint>> find(ObjectRef endpoint) {
        return database.rowsOf(endpoint.tenant().merchantId())
                .query(FIND, Columns.ref(endpoint))
                .map(PostgresWebhookEndpointStore::first);
    }

    private static Optional<WebhookEndpoint> first(RowSet<Row> rows) {
        return BodyTable.stream(rows).map(PostgresWebhookEndpointStore::read).findFirst();
    }

    @Override
    public Uni<Page<WebhookEndpoint>> list(Tenant tenant, PageRequest request) {
        return new ListQuery(tenant, request, LISTED, COLUMNS)
                .run(database, PostgresWebhookEndpointStore::read);
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
                row.getBoolean("enabled"),
                row.getString("secret"),
                rolled(row),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static @Nullable RolledSecret rolled(Row row) {
        var secret = row.getString("rolled_secret");
        return secret == null
                ? null
                : new RolledSecret(secret, row.getOffsetDateTime("rolled_until").toInstant());
    }

    private static Map<String, String> metadata(String json) {
        var metadata = new LinkedHashMap<String, String>();
        Bodies.read(json, ObjectNode.class)
                .properties()
                .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().asText()));
        return metadata;
    }
}
