package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Page;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.session.CheckoutSessionStore;
import io.gerbang.checkout.application.view.CheckoutSessionView;
import io.gerbang.checkout.domain.CheckoutSession;
import io.gerbang.checkout.domain.SessionState.Open;
import io.gerbang.messaging.Database;
import io.gerbang.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code checkout_sessions}. */
@ApplicationScoped
class PostgresCheckoutSessionStore implements CheckoutSessionStore {

    private static final String INSERT =
            """
            insert into checkout_sessions
              (merchant_id, livemode, id, created_at, status, customer_id, expires_at, body)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """;
    private static final String UPDATE =
            """
            update checkout_sessions t
            set status = r.status, payment_id = r.payment_id, expires_at = r.expires_at,
                body = r.body
            from unnest($1::text[], $2::boolean[], $3::text[], $4::text[], $5::text[],
                        $6::timestamptz[], $7::text[])
              as r(merchant_id, livemode, id, status, payment_id, expires_at, body)
            where t.merchant_id = r.merchant_id and t.livemode = r.livemode and t.id = r.id
            """;
    private static final String DUE_OF_CLOCKS =
            """
            select s.body
            from test_clocks c join checkout_sessions s
              on s.merchant_id = c.merchant_id and s.livemode = c.livemode
                and s.expires_at <= c.frozen_time
            where c.deleted_at is null
              and (s.merchant_id, s.livemode, s.expires_at, s.id) > ($2, $3, $4, $5)
            order by s.merchant_id, s.livemode, s.expires_at, s.id limit $1
            """;

    /** One look at an index for each merchant, since each may have a time of its own. */
    static final String DUE_OF_ALL =
            """
            select due.body
            from merchants m cross join (values (false), (true)) mode(livemode)
              left join test_clocks c
                on c.merchant_id = m.id and c.livemode = mode.livemode and c.deleted_at is null
              cross join lateral (
                select s.* from checkout_sessions s
                where s.merchant_id = m.id and s.livemode = mode.livemode
                  and s.expires_at <= coalesce(c.frozen_time, $6)
                  and (s.merchant_id, s.livemode, s.expires_at, s.id) > ($2, $3, $4, $5)
                order by s.expires_at, s.id limit $1) due
            order by due.merchant_id, due.livemode, due.expires_at, due.id limit $1
            """;

    private final Database database;
    private final BodyTable<CheckoutSession> sessions;

    PostgresCheckoutSessionStore(Database database) {
        this.database = database;
        this.sessions =
                new BodyTable<>(
                        database,
                        Listed.byTime("checkout_sessions", "checkout.session"),
                        CheckoutSession.class);
    }

    @Override
    public Uni<Void> insert(SqlConnection tx, CheckoutSession session) {
        return tx.preparedQuery(INSERT)
                .execute(
                        Columns.ref(new ObjectRef(Tenant.of(session), session.id()))
                                .addOffsetDateTime(Columns.time(session.createdAt()))
                                .addString(CheckoutSessionView.status(session))
                                .addString(session.purpose().customerId())
                                .addOffsetDateTime(Columns.time(session.expiresAt()))
                                .addString(Bodies.write(session)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> update(SqlConnection tx, Collection<CheckoutSession> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(UPDATE)
                .execute(
                        Columns.tenants(rows, Tenant::of)
                                .addArrayOfString(Columns.texts(rows, CheckoutSession::id))
                                .addArrayOfString(Columns.texts(rows, CheckoutSessionView::status))
                                .addArrayOfString(Columns.texts(rows, CheckoutSession::paymentId))
                                .addArrayOfOffsetDateTime(
                                        Columns.times(
                                                rows, PostgresCheckoutSessionStore::expiresAt))
                                .addArrayOfString(Columns.texts(rows, Bodies::write)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Map<String, CheckoutSession>> lock(SqlConnection tx, Collection<ObjectRef> refs) {
        return sessions.lock(tx, refs);
    }

    @Override
    public Uni<List<CheckoutSession>> due(
            SqlConnection tx, @Nullable Instant now, @Nullable CheckoutSession after, int atMost) {
        var position =
                after == null
                        ? Tuple.of(atMost, "", false, Columns.time(Instant.EPOCH), "")
                        : Tuple.of(
                                atMost,
                                after.merchantId(),
                                after.livemode(),
                                Columns.time(after.expiresAt()),
                                after.id());
        var due =
                now == null
                        ? tx.preparedQuery(DUE_OF_CLOCKS).execute(position)
                        : tx.preparedQuery(DUE_OF_ALL)
                                .execute(position.addOffsetDateTime(Columns.time(now)));
        return due.map(rows -> BodyTable.list(rows, sessions::read));
    }

    @Override
    public Uni<Optional<CheckoutSession>> find(ObjectRef ref) {
        return sessions.find(ref);
    }

    @Override
    public Uni<List<CheckoutSession>> find(Collection<ObjectRef> refs) {
        return sessions.findAll(refs);
    }

    @Override
    public Uni<Optional<CheckoutSession>> ofPage(String id) {
        return database.pool()
                .preparedQuery("select body from checkout_sessions where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> BodyTable.stream(rows).map(sessions::read).findFirst());
    }

    @Override
    public Uni<Page<CheckoutSession>> page(Tenant tenant, Filter filter, PageRequest page) {
        return sessions.query(tenant, page)
                .ofCustomer(filter.customerId())
                .ofPayment(filter.paymentId())
                .equal("status", filter.status())
                .run(database, sessions::read);
    }

    /** Null where it is over: nothing is due any more. */
    private static @Nullable Instant expiresAt(CheckoutSession session) {
        return session.state() instanceof Open ? session.expiresAt() : null;
    }
}
