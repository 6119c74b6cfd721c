package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.application.Delivery;
import io.gerbang.checkout.application.Delivery.Target;
import io.gerbang.checkout.application.DeliveryStore;
import io.gerbang.checkout.application.MerchantEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table {@code webhook_deliveries}. Leases go by the database's clock. */
@ApplicationScoped
class PostgresDeliveryStore implements DeliveryStore {

    private static final int CLAIM_LIMIT = 1_000;

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
                  and w.enabled_events && array['*', e.type]
              order by e.position
              returning id, merchant_id, livemode, endpoint_id, event_id, created_at
            )
            select a.id as delivery_id, a.event_id, a.endpoint_id, 0 as attempts,
                   a.created_at as queued_at, w.url, w.api_version, w.secret
            from addressed a join webhook_endpoints w
              on w.merchant_id = a.merchant_id and w.livemode = a.livemode and w.id = a.endpoint_id
            order by a.id
            """;

    /**
     * Steps through the index from endpoint to endpoint, so that a long backlog costs no more than
     * the part of it that is taken.
     */
    private static final String CLAIM =
            """
            with recursive live(endpoint_id) as (
              (select endpoint_id from webhook_deliveries where next_attempt_at is not null
               order by endpoint_id limit 1)
              union all
              select (select d.endpoint_id from webhook_deliveries d
                      where d.next_attempt_at is not null and d.endpoint_id > live.endpoint_id
                      order by d.endpoint_id limit 1)
              from live where live.endpoint_id is not null
            ), due as (
              select d.* from live cross join lateral (
                select id, merchant_id, livemode, endpoint_id from webhook_deliveries
                where endpoint_id = live.endpoint_id and next_attempt_at <= now()
                order by next_attempt_at limit $1 for update skip locked) d
              where live.endpoint_id <> all($2::text[])
              limit $4
            ), claimed as (
              update webhook_deliveries d
              set next_attempt_at = case when w.id is not null
                                      then now() + make_interval(secs => $3) end,
                  last_error = case when w.id is null then 'endpoint deleted' else last_error end
              from due left join webhook_endpoints w
                on w.merchant_id = due.merchant_id and w.livemode = due.livemode
                  and w.id = due.endpoint_id
              where d.id = due.id
              returning d.*, w.url, w.api_version, w.secret
            )
            select c.id as delivery_id, c.endpoint_id, c.attempts, c.created_at as queued_at, c.url,
                   c.api_version, c.secret, e.*
            from claimed c join merchant_events e
              on e.merchant_id = c.merchant_id and e.livemode = c.livemode and e.id = c.event_id
            where c.next_attempt_at is not null
            """;

    /** An attempt that was overtaken, or whose endpoint was deleted, changes nothing. */
    private static final String RECORD =
            """
            update webhook_deliveries d
            set attempts = d.attempts + 1, last_status = a.status, last_error = a.error,
                next_attempt_at = a.next,
                delivered_at = case when a.error is null then now() end
            from unnest($1::bigint[], $2::int[], $3::int[], $4::text[], $5::timestamptz[])
              as a(id, attempts, status, error, next)
            where d.id = a.id and d.attempts = a.attempts and d.next_attempt_at is not null
            """;

    private final Pool pool;

    PostgresDeliveryStore(Pool pool) {
        this.pool = pool;
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
                .map(rows -> {
                    Map<String, MerchantEvent> byId =
                            events.stream()
                                    .collect(
                                            Collectors.toMap(
                                                    MerchantEvent::id, Function.identity()));
                    return BodyTable.list(
                            rows, row -> read(row, byId.get(row.getString("event_id"))));
                });
    }

    @Override
    public Uni<List<Delivery>> claim(int perEndpoint, Collection<String> busy, Duration lease) {
        return pool.preparedQuery(CLAIM)
                .execute(
                        Tuple.of(
                                perEndpoint,
                                busy.toArray(String[]::new),
                                seconds(lease),
                                CLAIM_LIMIT))
                .map(rows ->
                        BodyTable.list(
                                rows, row -> read(row, PostgresMerchantEventStore.read(row))));
    }

    @Override
    public Uni<Void> record(List<Attempted> attempts) {
        return pool.preparedQuery(RECORD)
                .execute(
                        Tuple.tuple()
                                .addArrayOfLong(
                                        attempts.stream().map(Attempted::id).toArray(Long[]::new))
                                .addArrayOfInteger(numbers(attempts, Attempted::attempts))
                                .addArrayOfInteger(numbers(attempts, Attempted::status))
                                .addArrayOfString(Columns.texts(attempts, Attempted::error))
                                .addArrayOfOffsetDateTime(
                                        attempts.stream()
                                                .map(attempt ->
                                                        attempt.next() == null
                                                                ? null
                                                                : Columns.time(attempt.next()))
                                                .toArray(OffsetDateTime[]::new)))
                .replaceWithVoid();
    }

    private static Delivery read(Row row, MerchantEvent event) {
        return new Delivery(
                row.getLong("delivery_id"),
                event,
                new Target(
                        row.getString("endpoint_id"),
                        row.getString("url"),
                        row.getString("api_version"),
                        row.getString("secret")),
                row.getInteger("attempts"),
                row.getOffsetDateTime("queued_at").toInstant());
    }

    private static Integer[] numbers(
            List<Attempted> attempts, Function<Attempted, Integer> column) {
        return attempts.stream().map(column).toArray(Integer[]::new);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
