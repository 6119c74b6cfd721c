package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.application.DeliveryStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;

/** The table {@code webhook_deliveries}. Leases go by the database's clock. */
@ApplicationScoped
class PostgresDeliveryStore implements DeliveryStore {

    private static final String INSERT =
            """
            insert into webhook_deliveries (merchant_id, livemode, endpoint_id, event_id, created_at,
                                            next_attempt_at)
            select merchant_id, livemode, endpoint_id, event_id, created_at,
                   now() + make_interval(secs => $6)
            from unnest($1::text[], $2::boolean[], $3::text[], $4::text[], $5::timestamptz[])
              with ordinality
              as d(merchant_id, livemode, endpoint_id, event_id, created_at, position)
            order by position
            returning id
            """;
    private static final String CLAIM =
            """
            with due as (
              update webhook_deliveries set next_attempt_at = now() + make_interval(secs => $2)
              where id in (select id from webhook_deliveries
                           where next_attempt_at <= now()
                           order by next_attempt_at limit $1 for update skip locked)
              returning *
            )
            select d.id as delivery_id, d.endpoint_id, d.attempts, d.created_at as queued_at, e.*
            from due d join merchant_events e
              on e.merchant_id = d.merchant_id and e.livemode = d.livemode and e.id = d.event_id
            """;
    private static final String RECORD =
            """
            update webhook_deliveries d
            set attempts = d.attempts + 1, last_status = a.status, last_error = a.error,
                next_attempt_at = a.next,
                delivered_at = case when a.error is null then now() end
            from unnest($1::bigint[], $2::int[], $3::text[], $4::timestamptz[])
              as a(id, status, error, next)
            where d.id = a.id
            """;

    private final Pool pool;

    PostgresDeliveryStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<List<Long>> insert(SqlConnection tx, List<Addressed> rows, Duration lease) {
        return tx.preparedQuery(INSERT)
                .execute(
                        Tuple.tuple()
                                .addArrayOfString(Columns.texts(rows, Addressed::merchantId))
                                .addArrayOfBoolean(Columns.flags(rows, Addressed::livemode))
                                .addArrayOfString(Columns.texts(rows, Addressed::endpointId))
                                .addArrayOfString(Columns.texts(rows, Addressed::eventId))
                                .addArrayOfOffsetDateTime(Columns.times(rows, Addressed::createdAt))
                                .addDouble(seconds(lease)))
                .map(inserted -> BodyTable.list(inserted, row -> row.getLong("id")));
    }

    @Override
    public Uni<List<Due>> claim(int limit, Duration lease) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(limit, seconds(lease)))
                .map(rows ->
                        BodyTable.list(
                                rows,
                                row ->
                                        new Due(
                                                row.getLong("delivery_id"),
                                                PostgresMerchantEventStore.read(row),
                                                row.getString("endpoint_id"),
                                                row.getInteger("attempts"),
                                                row.getOffsetDateTime("queued_at").toInstant())));
    }

    @Override
    public Uni<Void> record(List<Attempted> attempts) {
        return pool.preparedQuery(RECORD)
                .execute(
                        Tuple.tuple()
                                .addArrayOfLong(
                                        attempts.stream().map(Attempted::id).toArray(Long[]::new))
                                .addArrayOfInteger(
                                        attempts.stream()
                                                .map(Attempted::status)
                                                .toArray(Integer[]::new))
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

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
