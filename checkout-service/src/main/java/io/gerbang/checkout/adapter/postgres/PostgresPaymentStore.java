package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Page;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.payment.PaymentStore;
import io.gerbang.checkout.domain.Charge;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.Refund;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Payments, charges and refunds, each in a table of its own. */
@ApplicationScoped
class PostgresPaymentStore implements PaymentStore {

    private static final String INSERT_PAYMENTS =
            """
            insert into payment_intents (merchant_id, livemode, id, customer_id, currency, amount,
              status, terms, body, created_at)
            select merchant_id, livemode, id, customer_id, currency, amount, status,
              terms::bigint[], body, created_at
            from unnest($1::text[], $2::boolean[], $3::text[], $4::text[], $5::text[],
                        $6::bigint[], $7::text[], $8::text[], $9::text[], $10::timestamptz[])
              as r(merchant_id, livemode, id, customer_id, currency, amount, status, terms, body,
                created_at)
            """;
    private static final String UPDATE_PAYMENTS =
            """
            update payment_intents t
            set customer_id = r.customer_id, currency = r.currency, amount = r.amount,
              status = r.status, terms = r.terms::bigint[], body = r.body,
              expires_at = r.expires_at
            from unnest($1::text[], $2::boolean[], $3::text[], $4::text[], $5::text[],
                        $6::bigint[], $7::text[], $8::text[], $9::text[], $10::timestamptz[])
              as r(merchant_id, livemode, id, customer_id, currency, amount, status, terms, body,
                expires_at)
            where t.merchant_id = r.merchant_id and t.livemode = r.livemode and t.id = r.id
            """;

    /** The issuer of what is processing was told: that waits, and would keep others waiting. */
    private static final String EXPIRED =
            """
            cross join lateral (
              select body from payment_intents p
              where p.merchant_id = t.merchant_id and p.livemode = t.livemode
                and p.expires_at <= t.now and p.status <> 'processing'
              order by p.expires_at limit $1 for update skip locked) due
            limit $1
            """;

    private static final String EXPIRED_OF_CLOCKS =
            """
            select due.body from (
              select merchant_id, livemode, frozen_time as now from test_clocks
              where deleted_at is null) t
            """
                    + EXPIRED;

    /** One look at an index for each merchant, since each may have a time of its own. */
    static final String EXPIRED_OF_ALL =
            """
            select due.body from (
              select m.id as merchant_id, mode.livemode, coalesce(c.frozen_time, $2) as now
              from merchants m cross join (values (false), (true)) mode(livemode)
              left join test_clocks c
                on c.merchant_id = m.id and c.livemode = mode.livemode and c.deleted_at is null) t
            """
                    + EXPIRED;

    private static final String PAYMENT_OF_CHARGE =
            """
            (select payment_id from charges
             where merchant_id = $1 and livemode = $2 and id = $n)
            """;
    private static final String REFUNDS_OF =
            """
            select r.body
            from unnest($1::text[], $2::boolean[], $3::text[]) as c(merchant_id, livemode, id)
            join charges t
              on t.merchant_id = c.merchant_id and t.livemode = c.livemode and t.id = c.id
            join refunds r
              on r.merchant_id = t.merchant_id and r.livemode = t.livemode
                and r.payment_id = t.payment_id
            order by r.id desc
            """;
    private static final String PUT_CHARGES =
            """
            insert into charges (merchant_id, livemode, id, payment_id, customer_id, amount,
              outcome, terms, body, created_at)
            select merchant_id, livemode, id, payment_id, customer_id, amount, outcome,
              terms::bigint[], body, created_at
            from unnest($1::text[], $2::boolean[], $3::text[], $4::text[], $5::text[],
                        $6::bigint[], $7::text[], $8::text[], $9::text[], $10::timestamptz[])
              as r(merchant_id, livemode, id, payment_id, customer_id, amount, outcome, terms,
                body, created_at)
            on conflict (merchant_id, livemode, id) do update
            set customer_id = excluded.customer_id, amount = excluded.amount,
              outcome = excluded.outcome, terms = excluded.terms, body = excluded.body
            """;
    private static final String PUT_REFUNDS =
            """
            insert into refunds (merchant_id, livemode, id, payment_id, body, created_at)
            select *
            from unnest($1::text[], $2::boolean[], $3::text[], $4::text[], $5::text[],
                        $6::timestamptz[])
            on conflict (merchant_id, livemode, id) do update set body = excluded.body
            """;

    private final Database database;
    private final BodyTable<Payment> payments;
    private final BodyTable<Charge> charges;
    private final BodyTable<Refund> refunds;

    PostgresPaymentStore(Database database) {
        this.database = database;
        this.payments =
                new BodyTable<>(
                        database,
                        Listed.byId("payment_intents", "payment_intent", "pi_"),
                        Payment.class);
        this.charges = new BodyTable<>(database, Listed.byTime("charges", "charge"), Charge.class);
        this.refunds =
                new BodyTable<>(database, Listed.byId("refunds", "refund", "re_"), Refund.class);
    }

    @Override
    public Uni<Map<String, Payment>> lock(SqlConnection tx, Collection<ObjectRef> refs) {
        return payments.lock(tx, refs);
    }

    @Override
    public Uni<List<Payment>> lockExpired(SqlConnection tx, @Nullable Instant now, int atMost) {
        var expired =
                now == null
                        ? tx.preparedQuery(EXPIRED_OF_CLOCKS).execute(Tuple.of(atMost))
                        : tx.preparedQuery(EXPIRED_OF_ALL)
                                .execute(Tuple.of(atMost, Columns.time(now)));
        return expired.map(rows ->
                BodyTable.list(rows, row -> Bodies.read(row.getString("body"), Payment.class)));
    }

    @Override
    public Uni<Map<String, Charge>> charges(SqlConnection tx, Collection<ObjectRef> refs) {
        return charges.findAll(tx, refs);
    }

    @Override
    public Uni<Map<String, Refund>> refunds(SqlConnection tx, Collection<ObjectRef> refs) {
        return refunds.findAll(tx, refs);
    }

    @Override
    public Uni<Void> insert(SqlConnection tx, Collection<Payment> rows) {
        return write(
                tx,
                rows,
                INSERT_PAYMENTS,
                () ->
                        columns(rows)
                                .addArrayOfOffsetDateTime(Columns.times(rows, Payment::createdAt)));
    }

    @Override
    public Uni<Void> update(SqlConnection tx, Collection<Payment> rows) {
        return write(
                tx,
                rows,
                UPDATE_PAYMENTS,
                () ->
                        columns(rows)
                                .addArrayOfOffsetDateTime(
                                        Columns.times(rows, row -> row.state().expiresAt())));
    }

    @Override
    public Uni<Void> putCharges(SqlConnection tx, Collection<Charge> rows) {
        return write(
                tx,
                rows,
                PUT_CHARGES,
                () ->
                        Columns.tenants(rows, Tenant::of)
                                .addArrayOfString(Columns.texts(rows, Charge::id))
                                .addArrayOfString(Columns.texts(rows, Charge::paymentId))
                                .addArrayOfString(Columns.texts(rows, Charge::customerId))
                                .addArrayOfLong(
                                        rows.stream().map(Charge::amount).toArray(Long[]::new))
                                .addArrayOfString(
                                        Columns.texts(rows, PostgresPaymentStore::outcome))
                                .addArrayOfString(Columns.texts(rows, SearchTerms::of))
                                .addArrayOfString(Columns.texts(rows, Bodies::write))
                                .addArrayOfOffsetDateTime(Columns.times(rows, Charge::createdAt)));
    }

    @Override
    public Uni<Void> putRefunds(SqlConnection tx, Collection<Refund> rows) {
        return write(
                tx,
                rows,
                PUT_REFUNDS,
                () ->
                        Columns.tenants(rows, Tenant::of)
                                .addArrayOfString(Columns.texts(rows, Refund::id))
                                .addArrayOfString(Columns.texts(rows, Refund::paymentId))
                                .addArrayOfString(Columns.texts(rows, Bodies::write))
                                .addArrayOfOffsetDateTime(Columns.times(rows, Refund::createdAt)));
    }

    @Override
    public Uni<Optional<Payment>> payment(ObjectRef ref) {
        return payments.find(ref);
    }

    @Override
    public Uni<Optional<Charge>> charge(ObjectRef ref) {
        return charges.find(ref);
    }

    @Override
    public Uni<Optional<Refund>> refund(ObjectRef ref) {
        return refunds.find(ref);
    }

    @Override
    public Uni<Page<Payment>> payments(Tenant tenant, @Nullable String customer, PageRequest page) {
        return payments.query(tenant, page).ofCustomer(customer).run(database, payments::read);
    }

    @Override
    public Uni<Page<Charge>> charges(
            Tenant tenant, @Nullable String customer, @Nullable String payment, PageRequest page) {
        var query = charges.query(tenant, page).ofCustomer(customer);
        if (payment != null) {
            var prefix = Charge.idPrefix(payment);
            query.where("id >= $n", prefix).where("id < $n", prefix + "~");
        }
        return query.ofPayment(payment).run(database, charges::read);
    }

    @Override
    public Uni<Page<Refund>> refunds(
            Tenant tenant, @Nullable String charge, @Nullable String payment, PageRequest page) {
        var query = refunds.query(tenant, page).ofPayment(payment);
        if (charge != null) {
            query.where("payment_id = " + PAYMENT_OF_CHARGE, charge);
        }
        return query.equal("body::json ->> 'chargeId'", charge).run(database, refunds::read);
    }

    @Override
    public Uni<List<Payment>> payments(Collection<ObjectRef> refs) {
        return payments.findAll(refs);
    }

    @Override
    public Uni<List<Charge>> charges(Collection<ObjectRef> refs) {
        return charges.findAll(refs);
    }

    @Override
    public Uni<List<Refund>> refunds(Collection<ObjectRef> refs) {
        return refunds.findAll(refs);
    }

    @Override
    public Uni<List<Refund>> refundsOf(Collection<ObjectRef> chargeRefs) {
        return database.rowsOf(Columns.merchants(chargeRefs))
                .query(REFUNDS_OF, Columns.refs(chargeRefs))
                .map(rows ->
                        BodyTable.list(
                                rows, row -> Bodies.read(row.getString("body"), Refund.class)));
    }

    private static Tuple columns(Collection<Payment> rows) {
        return Columns.tenants(rows, Tenant::of)
                .addArrayOfString(Columns.texts(rows, Payment::id))
                .addArrayOfString(Columns.texts(rows, row -> row.details().customerId()))
                .addArrayOfString(Columns.texts(rows, Payment::currency))
                .addArrayOfLong(rows.stream().map(Payment::amount).toArray(Long[]::new))
                .addArrayOfString(Columns.texts(rows, row -> row.state().status()))
                .addArrayOfString(Columns.texts(rows, SearchTerms::of))
                .addArrayOfString(Columns.texts(rows, Bodies::write));
    }

    private static String outcome(Charge charge) {
        if (charge.failure() != null) {
            return "failed";
        }
        return charge.givenBack() ? "refunded" : "succeeded";
    }

    private static Uni<Void> write(
            SqlConnection tx, Collection<?> rows, String sql, Supplier<Tuple> columns) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(sql).execute(columns.get()).replaceWithVoid();
    }
}
