package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Page;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.clock.TestClock;
import io.gerbang.checkout.application.clock.TestClockStore;
import io.gerbang.messaging.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The table {@code test_clocks}. */
@ApplicationScoped
class PostgresTestClockStore implements TestClockStore {

    private static final String COLUMNS =
            "merchant_id, livemode, id, name, frozen_time, status, version, created_at";
    private static final String OF_TENANT =
            " where merchant_id = $1 and livemode = $2 and deleted_at is null";
    private static final String ONE = OF_TENANT + " and id = $3";
    private static final String FIND = "select " + COLUMNS + " from test_clocks" + ONE;
    private static final String INSERT =
            """
            insert into test_clocks (%s)
            select $1, $2, $3, $4, $5, $6, $7, $8
            where not exists (
              select 1 from test_clocks
              where merchant_id = $1 and livemode = $2 and deleted_at is null)
            """
                    .formatted(COLUMNS);

    /** Whatever else falls due by business time keeps a clock from being ready here. */
    private static final String FINISH =
            """
            update test_clocks c set status = 'ready'
            where status = 'advancing' and deleted_at is null and settled_time = frozen_time
              and not exists (
                select from payment_intents p
                where p.merchant_id = c.merchant_id and p.livemode = c.livemode
                  and p.expires_at <= c.frozen_time)
              and not exists (
                select from checkout_sessions s
                where s.merchant_id = c.merchant_id and s.livemode = c.livemode
                  and s.expires_at <= c.frozen_time)
            """;

    private final Database database;

    PostgresTestClockStore(Database database) {
        this.database = database;
    }

    @Override
    public Uni<Boolean> insert(SqlConnection tx, TestClock clock) {
        return tx.preparedQuery(INSERT)
                .execute(
                        Columns.ref(new ObjectRef(clock.tenant(), clock.id()))
                                .addString(clock.name())
                                .addOffsetDateTime(Columns.time(clock.frozenTime()))
                                .addString(name(clock.status()))
                                .addLong(clock.version())
                                .addOffsetDateTime(Columns.time(clock.createdAt())))
                .map(inserted -> inserted.rowCount() == 1);
    }

    @Override
    public Uni<Optional<TestClock>> lock(SqlConnection tx, ObjectRef clock) {
        return tx.preparedQuery(FIND + " for update")
                .execute(Columns.ref(clock))
                .map(PostgresTestClockStore::first);
    }

    @Override
    public Uni<Void> update(SqlConnection tx, TestClock clock) {
        return tx.preparedQuery(
                        "update test_clocks set frozen_time = $4, status = $5, version = $6" + ONE)
                .execute(
                        Columns.ref(new ObjectRef(clock.tenant(), clock.id()))
                                .addOffsetDateTime(Columns.time(clock.frozenTime()))
                                .addString(name(clock.status()))
                                .addLong(clock.version()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> reached(SqlConnection tx, ObjectRef clock, Instant time) {
        return tx.preparedQuery("update test_clocks set settled_time = $4" + ONE)
                .execute(Columns.ref(clock).addOffsetDateTime(Columns.time(time)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> finish(SqlConnection tx) {
        return tx.preparedQuery(FINISH).execute().replaceWithVoid();
    }

    @Override
    public Uni<Void> delete(SqlConnection tx, TestClock clock) {
        return tx.preparedQuery("update test_clocks set deleted_at = now(), version = $4" + ONE)
                .execute(
                        Columns.ref(new ObjectRef(clock.tenant(), clock.id()))
                                .addLong(clock.version()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Long> lastVersion(SqlConnection tx, Tenant tenant) {
        return tx.preparedQuery(
                        "select coalesce(max(version), 0) from test_clocks"
                                + " where merchant_id = $1 and livemode = $2")
                .execute(Columns.tenant(tenant))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    @Override
    public Uni<Page<TestClock>> page(Tenant tenant) {
        return database.rowsOf(tenant.merchantId())
                .query(
                        "select " + COLUMNS + " from test_clocks" + OF_TENANT,
                        Columns.tenant(tenant))
                .map(rows -> new Page<>(BodyTable.list(rows, PostgresTestClockStore::read), false));
    }

    @Override
    public Uni<Optional<TestClock>> find(ObjectRef clock) {
        return database.rowsOf(clock.tenant().merchantId())
                .query(FIND, Columns.ref(clock))
                .map(PostgresTestClockStore::first);
    }

    @Override
    public Uni<List<TestClock>> all() {
        return database.pool()
                .query("select " + COLUMNS + " from test_clocks where deleted_at is null")
                .execute()
                .map(rows -> BodyTable.list(rows, PostgresTestClockStore::read));
    }

    private static Optional<TestClock> first(RowSet<Row> rows) {
        return BodyTable.stream(rows).map(PostgresTestClockStore::read).findFirst();
    }

    private static TestClock read(Row row) {
        return new TestClock(
                row.getString("id"),
                new Tenant(row.getString("merchant_id"), row.getBoolean("livemode")),
                row.getString("name"),
                row.getOffsetDateTime("frozen_time").toInstant(),
                TestClock.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static String name(TestClock.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
