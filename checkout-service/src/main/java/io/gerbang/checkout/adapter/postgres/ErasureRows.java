package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.customer.Person;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/** The table {@code erasures}: who is being erased, how far that has come, and when it goes on. */
final class ErasureRows {

    private static final String ADD =
            """
            insert into erasures (merchant_id, livemode, customer_id, email, requested_at, due_at)
            values ($1, $2, $3, lower($4::text), $5, $5)
            """;
    private static final String TAKE =
            """
            select id, merchant_id, livemode, customer_id, email, step, position from erasures
            where due_at <= $1 order by due_at, id limit 1 for update skip locked
            """;
    private static final String MOVE =
            "update erasures set step = $2, position = $3, failures = 0 where id = $1";
    private static final String END = "delete from erasures where id = $1";

    /** Five seconds, and twice as long each time, up to an hour and a half. */
    static final String POSTPONE =
            """
            update erasures
            set due_at = $2::timestamptz + interval '5 seconds' * 2 ^ least(failures, 10),
              failures = failures + 1
            where id = $1
            """;

    private ErasureRows() {}

    /** How far an erasure has come. */
    record Progress(long id, Person person, int step, String position) {

        static Progress of(Row row) {
            var tenant = new Tenant(row.getString("merchant_id"), row.getBoolean("livemode"));
            return new Progress(
                    row.getLong("id"),
                    new Person(tenant, row.getString("customer_id"), row.getString("email")),
                    row.getInteger("step"),
                    row.getString("position"));
        }
    }

    static Uni<Void> add(SqlConnection tx, Person person, Instant now) {
        return tx.preparedQuery(ADD)
                .execute(
                        Columns.tenant(person.tenant())
                                .addString(person.customerId())
                                .addString(person.email())
                                .addOffsetDateTime(Columns.time(now)))
                .replaceWithVoid();
    }

    /** Locks one that is due. */
    static Uni<Optional<Progress>> take(SqlConnection tx, Instant now) {
        return tx.preparedQuery(TAKE)
                .execute(Tuple.of(Columns.time(now)))
                .map(rows -> BodyTable.stream(rows).map(Progress::of).findFirst());
    }

    static Uni<Void> move(SqlConnection tx, Progress progress, int step, String position) {
        return tx.preparedQuery(MOVE)
                .execute(Tuple.of(progress.id(), step, position))
                .replaceWithVoid();
    }

    static Uni<Void> end(SqlConnection tx, Progress progress) {
        return tx.preparedQuery(END).execute(Tuple.of(progress.id())).replaceWithVoid();
    }

    /** It has failed, and lets others go on. */
    static Uni<Void> postpone(SqlClient client, Progress progress, Instant now) {
        return client.preparedQuery(POSTPONE)
                .execute(Tuple.of(progress.id(), Columns.time(now)))
                .replaceWithVoid();
    }
}
