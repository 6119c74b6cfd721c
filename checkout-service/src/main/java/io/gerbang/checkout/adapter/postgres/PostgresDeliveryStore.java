package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Page;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.event.MerchantEvent;
import io.gerbang.checkout.application.webhook.Attempt;
import io.gerbang.checkout.application.webhook.Delivery;
import io.gerbang.checkout.application.webhook.Delivery.Target;
import io.gerbang.checkout.application.webhook.DeliveryStore;
import io.gerbang.messaging.Database;
import io.gerbang.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table {@code webhook_deliveries}. Leases go by the database's clock. */
@ApplicationScoped
class PostgresDeliveryStore implements DeliveryStore {

    private static final int CLAIM_LIMIT = 1_000;

    /** How many attempts are kept. */
    private static final int LATEST = 20;

    private static final String TARGET =
            """
            w.id as endpoint_id, w.url, w.api_version, w.secret,
            case when w.rolled_until > now() then w.rolled_secret end as rolled_secret
            """;

    private static final String ADDRESS =
            """
            with addressed as (
              insert into webhook_deliveries (merchant_id, livemode, endpoint_id, event_id,
                                              created_at, next_attempt_at)
              select e.merchant_id, e.livemode, w.id, e.id, now(),
                     now() + make_interval(secs => $5)
              from unnest($1::text[], $2::boolean[], $3::text[], $4::text[])
                with ordinality as e(merchant_id, livemode, id, type, position)
              join webhook_endpoints w
                on w.merchant_id = e.merchant_id and w.livemode = e.livemode
                  and w.enabled and w.enabled_events && array['*', e.type]
              order by e.position
              returning id, merchant_id, livemode, endpoint_id, event_id, created_at
            )
            select a.id as delivery_id, a.event_id, 0 as attempts, a.created_at as queued_at, %s
            from addressed a join webhook_endpoints w
              on w.merchant_id = a.merchant_id and w.livemode = a.livemode and w.id = a.endpoint_id
            order by a.id
            """
                    .formatted(TARGET);

    /**
     * Steps through the index from endpoint to endpoint, so that a long backlog costs no more than
     * the part of it that is taken.
     */
    private static final String CLAIM =
            """
            with recursive live(endpoint_id) as (
              (select endpoint_id from webhook_deliveries where delivered_at is null
               order by endpoint_id limit 1)
              union all
              select (select d.endpoint_id from webhook_deliveries d
                      where d.delivered_at is null and d.endpoint_id > live.endpoint_id
                      order by d.endpoint_id limit 1)
              from live where live.endpoint_id is not null
            ), due as (
              select d.* from live cross join lateral (
                select id, merchant_id, livemode, endpoint_id from webhook_deliveries
                where endpoint_id = live.endpoint_id and delivered_at is null
                  and next_attempt_at <= now()
                order by next_attempt_at limit $1 for update skip locked) d
              where live.endpoint_id <> all($2::text[])
              limit $4
            ), claimed as (
              update webhook_deliveries d
              set next_attempt_at = case when w.enabled then now() + make_interval(secs => $3) end,
                  last_error = case when w.id is null then 'endpoint deleted'
                                 when not w.enabled then 'endpoint disabled'
                                 else last_error end
              from due left join webhook_endpoints w
                on w.merchant_id = due.merchant_id and w.livemode = due.livemode
                  and w.id = due.endpoint_id
              where d.id = due.id
              returning d.id as delivery_id, d.event_id, d.attempts, d.created_at as queued_at,
                        d.next_attempt_at, d.merchant_id, d.livemode, %s
            )
            select c.delivery_id, c.endpoint_id, c.attempts, c.queued_at, c.url, c.api_version,
                   c.secret, c.rolled_secret, e.*,
                   (select count(*) from webhook_endpoints p
                    join webhook_deliveries d on d.endpoint_id = p.id and d.event_id = c.event_id
                    where p.merchant_id = c.merchant_id and p.livemode = c.livemode
                      and d.delivered_at is null) as pending_webhooks
            from claimed c join merchant_events e
              on e.merchant_id = c.merchant_id and e.livemode = c.livemode and e.id = c.event_id
            where c.next_attempt_at is not null
            """
                    .formatted(TARGET);

    /**
     * An attempt that was overtaken, or whose endpoint was deleted, changes nothing. An endpoint is
     * written only when it begins to fail or ends to.
     */
    private static final String RECORD =
            """
            with recorded as (
              update webhook_deliveries d
              set attempts = d.attempts + 1,
                  latest_attempts = case when jsonb_array_length(d.latest_attempts) < %d
                                      then d.latest_attempts else d.latest_attempts - 0 end
                                    || a.attempt::jsonb,
                  last_error = a.error, next_attempt_at = a.next,
                  delivered_at = case when a.error is null then now() end
              from unnest($1::bigint[], $2::int[], $3::text[], $4::text[], $5::timestamptz[])
                as a(id, attempts, attempt, error, next)
              where d.id = a.id and d.attempts = a.attempts and d.next_attempt_at is not null
              returning d.merchant_id, d.livemode, d.endpoint_id, a.error is not null as failed
            ), endpoints as (
              select merchant_id, livemode, endpoint_id, bool_and(failed) as failed
              from recorded group by merchant_id, livemode, endpoint_id
            ), turned as (
              update webhook_endpoints w
              set failing_since = case when e.failed then now() end
              from endpoints e
              where w.merchant_id = e.merchant_id and w.livemode = e.livemode
                and w.id = e.endpoint_id and e.failed = (w.failing_since is null)
            )
            select w.merchant_id, w.livemode, w.id
            from endpoints e join webhook_endpoints w
              on w.merchant_id = e.merchant_id and w.livemode = e.livemode and w.id = e.endpoint_id
            where e.failed and w.enabled and w.failing_since <= now() - make_interval(secs => $6)
            """
                    .formatted(LATEST);

    private static final String REPEAT =
            """
            insert into webhook_deliveries (merchant_id, livemode, endpoint_id, event_id,
                                            created_at, next_attempt_at)
            values ($1, $2, $4, $3, now(), now())
            on conflict (endpoint_id, event_id) do update
            set created_at = now(), next_attempt_at = now(), delivered_at = null
            """;

    /** Known by their events' ids, which sort by time. */
    private static final String REPORTS =
            """
            (select d.merchant_id, d.livemode, d.endpoint_id, d.event_id as id, e.type,
                    d.created_at, d.attempts, d.latest_attempts::text, d.next_attempt_at,
                    d.delivered_at, d.last_error
             from webhook_deliveries d join merchant_events e
               on e.merchant_id = d.merchant_id and e.livemode = d.livemode
                 and e.id = d.event_id) as deliveries
            """;

    private static final Listed LISTED = Listed.byTime(REPORTS, "webhook_delivery");

    private final Database database;

    PostgresDeliveryStore(Database database) {
        this.database = database;
    }

    @Override
    public Uni<List<Delivery>> address(
            SqlConnection tx, List<MerchantEvent> events, Duration lease) {
        return tx.preparedQuery(ADDRESS)
                .execute(
                        Columns.tenants(events, MerchantEvent::tenant)
                                .addArrayOfString(Columns.texts(events, MerchantEvent::id))
                                .addArrayOfString(Columns.texts(events, MerchantEvent::type))
                                .addDouble(seconds(lease)))
                .map(rows -> addressed(rows, events));
    }

    private static List<Delivery> addressed(RowSet<Row> rows, List<MerchantEvent> events) {
        var byId =
                events.stream().collect(Collectors.toMap(MerchantEvent::id, Function.identity()));
        var endpoints =
                BodyTable.stream(rows)
                        .collect(
                                Collectors.groupingBy(
                                        row -> row.getString("event_id"), Collectors.counting()));
        return BodyTable.list(
                rows,
                row -> {
                    var id = row.getString("event_id");
                    return read(row, byId.get(id), endpoints.get(id).intValue());
                });
    }

    @Override
    public Uni<List<Delivery>> claim(int perEndpoint, Collection<String> busy, Duration lease) {
        return database.pool()
                .preparedQuery(CLAIM)
                .execute(
                        Tuple.of(
                                perEndpoint,
                                busy.toArray(String[]::new),
                                seconds(lease),
                                CLAIM_LIMIT))
                .map(rows ->
                        BodyTable.list(
                                rows,
                                row ->
                                        read(
                                                row,
                                                PostgresMerchantEventStore.read(row),
                                                row.getLong("pending_webhooks").intValue())));
    }

    @Override
    public Uni<List<ObjectRef>> record(List<Attempted> attempts, Duration patience) {
        return database.pool()
                .preparedQuery(RECORD)
                .execute(
                        Tuple.tuple()
                                .addArrayOfLong(
                                        attempts.stream().map(Attempted::id).toArray(Long[]::new))
                                .addArrayOfInteger(
                                        attempts.stream()
                                                .map(Attempted::attempts)
                                                .toArray(Integer[]::new))
                                .addArrayOfString(
                                        Columns.texts(
                                                attempts,
                                                attempted -> Bodies.write(attempted.attempt())))
                                .addArrayOfString(
                                        Columns.texts(
                                                attempts, attempted -> attempted.attempt().error()))
                                .addArrayOfOffsetDateTime(
                                        attempts.stream()
                                                .map(attempt ->
                                                        attempt.next() == null
                                                                ? null
                                                                : Columns.time(attempt.next()))
                                                .toArray(OffsetDateTime[]::new))
                                .addDouble(seconds(patience)))
                .map(rows ->
                        BodyTable.list(
                                rows, row -> new ObjectRef(tenant(row), row.getString("id"))));
    }

    @Override
    public Uni<Void> repeat(SqlConnection tx, ObjectRef event, String endpointId) {
        return tx.preparedQuery(REPEAT)
                .execute(Columns.ref(event).addString(endpointId))
                .replaceWithVoid();
    }

    @Override
    public Uni<Page<Report>> list(ObjectRef endpoint, PageRequest request) {
        return new ListQuery(endpoint.tenant(), request, LISTED, "*")
                .equal("endpoint_id", endpoint.id())
                .run(database, PostgresDeliveryStore::report);
    }

    private static Report report(Row row) {
        return new Report(
                row.getString("id"),
                row.getString("type"),
                tenant(row),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getInteger("attempts"),
                List.of(Bodies.read(row.getString("latest_attempts"), Attempt[].class)),
                time(row, "next_attempt_at"),
                time(row, "delivered_at"),
                row.getString("last_error"));
    }

    private static Delivery read(Row row, MerchantEvent event, int pendingWebhooks) {
        return new Delivery(
                row.getLong("delivery_id"),
                event,
                new Target(
                        row.getString("endpoint_id"),
                        row.getString("url"),
                        row.getString("api_version"),
                        secrets(row)),
                row.getInteger("attempts"),
                pendingWebhooks,
                row.getOffsetDateTime("queued_at").toInstant());
    }

    private static List<String> secrets(Row row) {
        var rolled = row.getString("rolled_secret");
        return rolled == null
                ? List.of(row.getString("secret"))
                : List.of(row.getString("secret"), rolled);
    }

    private static Tenant tenant(Row row) {
        return new Tenant(row.getString("merchant_id"), row.getBoolean("livemode"));
    }

    private static @Nullable Instant time(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
