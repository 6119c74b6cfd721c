package io.gerbang.authorization.adapter.postgres;

import io.gerbang.authorization.application.Instance;
import io.gerbang.authorization.application.issuer.NetworkTrace;
import io.gerbang.authorization.application.payment.Asked;
import io.gerbang.authorization.application.payment.PaymentStore;
import io.gerbang.authorization.application.payment.ReconciliationBreak;
import io.gerbang.authorization.application.payment.StoredPayment;
import io.gerbang.messaging.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The tables payments, unanswered_authorizations and reconciliation_breaks. */
@ApplicationScoped
class PostgresPaymentStore implements PaymentStore {

    private static final String LOCK =
            """
            select p.* from unnest($1::text[]) as s(payment_id)
            join payments p on p.payment_id = s.payment_id
            order by p.payment_id for update of p
            """;
    private static final String LOCK_DUE =
            """
            select * from payments where due_at <= $1
            order by due_at limit $2 for update skip locked
            """;
    private static final String ROWS =
            """
            unnest($3::text[], $4::text[], $5::boolean[], $6::text[], $7::int[], $8::bigint[],
                   $9::text[], $10::text[], $11::int[], $12::timestamptz[], $13::bigint[],
                   $14::boolean[], $15::bigint[], $16::text[], $17::text[], $18::timestamptz[],
                   $19::int[], $20::text[], $21::bigint[], $22::int[], $23::timestamptz[])
              as s(payment_id, merchant_id, livemode, state, attempt, amount, currency, capture_id,
                   inquiries, hold_expires_at, captured, closed, refunded, waiting, context,
                   transmitted_at, stan, rrn, sequence, messages, due_at)
            """;
    private static final String INSERT =
            """
            insert into payments (slot, boot, payment_id, merchant_id, livemode, state, attempt,
              amount, currency, capture_id, inquiries, hold_expires_at, captured, closed, refunded,
              waiting, context, transmitted_at, stan, rrn, sequence, messages, due_at)
            select $1::text, $2::bigint, s.* from
            """
                    + ROWS
                    + "on conflict do nothing";
    private static final String UPDATE =
            """
            update payments p set slot = $1::text, boot = $2::bigint, state = s.state,
              attempt = s.attempt, amount = s.amount, currency = s.currency,
              capture_id = s.capture_id, inquiries = s.inquiries,
              hold_expires_at = s.hold_expires_at, captured = s.captured, closed = s.closed,
              refunded = s.refunded, waiting = s.waiting,
              context = coalesce(s.context, p.context),
              transmitted_at = s.transmitted_at, stan = s.stan, rrn = s.rrn,
              sequence = s.sequence, messages = s.messages, due_at = s.due_at
            from
            """
                    + ROWS
                    + "where p.payment_id = s.payment_id";

    /** Unknown outcomes keep their schedule: restarts would ask all too soon, and give up early. */
    private static final String TAKE_OVER =
            """
            update payments set due_at = $3
            where due_at is not null and slot = $1 and boot <> $2 and due_at > $3
              and state <> 'Unknown'
            """;

    private static final String ADD_UNANSWERED =
            """
            insert into unanswered_authorizations (rrn, stan, transmitted_at, payment_id, attempt,
              merchant_id, livemode, card_id, amount, currency)
            select * from unnest($1::text[], $2::int[], $3::timestamptz[], $4::text[], $5::int[],
              $6::text[], $7::boolean[], $8::text[], $9::bigint[], $10::text[])
            on conflict do nothing
            """;
    private static final String FIND_UNANSWERED =
            "select * from unanswered_authorizations where rrn = $1 and stan = $2";
    private static final String FORGET_UNANSWERED =
            "delete from unanswered_authorizations where transmitted_at < $1";
    private static final String ADD_BREAKS =
            """
            insert into reconciliation_breaks (payment_id, merchant_id, livemode, kind, rrn, amount,
              currency, response_code, found_at)
            select * from unnest($1::text[], $2::text[], $3::boolean[], $4::text[], $5::text[],
              $6::bigint[], $7::text[], $8::text[], $9::timestamptz[])
            on conflict do nothing
            """;

    private static final String OPEN_BREAKS =
            """
            select * from reconciliation_breaks where settled_at is null order by id limit $1
            """;

    private final Database database;
    private final Instance instance;

    PostgresPaymentStore(Database database, Instance instance) {
        this.database = database;
        this.instance = instance;
    }

    @Override
    public Uni<Map<String, StoredPayment>> lock(
            SqlConnection transaction, Collection<String> paymentIds) {
        var ids = paymentIds.stream().sorted().toArray(String[]::new);
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.tuple().addArrayOfString(ids))
                .map(rows -> {
                    var payments = new HashMap<String, StoredPayment>();
                    rows.forEach(row -> {
                        var payment = PaymentRow.read(row);
                        payments.put(payment.paymentId(), payment);
                    });
                    return payments;
                });
    }

    @Override
    public Uni<List<StoredPayment>> lockDue(SqlConnection transaction, Instant now, int limit) {
        return transaction
                .preparedQuery(LOCK_DUE)
                .execute(Tuple.of(Columns.time(now), limit))
                .map(PostgresPaymentStore::payments);
    }

    @Override
    public Uni<Void> insert(SqlConnection transaction, List<StoredPayment> payments) {
        if (payments.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(INSERT)
                .execute(columns(payments))
                .invoke(inserted -> {
                    if (inserted.rowCount() < payments.size()) {
                        throw new PgException(
                                "another consumer inserted a payment", "ERROR", "40001", "");
                    }
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> update(SqlConnection transaction, List<StoredPayment> payments) {
        return payments.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.preparedQuery(UPDATE).execute(columns(payments)).replaceWithVoid();
    }

    @Override
    public Uni<Void> addUnanswered(SqlConnection transaction, List<Asked> unanswered) {
        if (unanswered.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns =
                new Columns<>(unanswered)
                        .texts(asked -> asked.trace().rrn())
                        .integers(asked -> asked.trace().stan())
                        .times(asked -> asked.trace().transmittedAt())
                        .texts(Asked::paymentId)
                        .integers(Asked::attempt)
                        .texts(Asked::merchantId)
                        .flags(Asked::livemode)
                        .texts(Asked::cardId)
                        .numbers(Asked::amount)
                        .texts(Asked::currency);
        return transaction.preparedQuery(ADD_UNANSWERED).execute(columns.tuple()).replaceWithVoid();
    }

    @Override
    public Uni<Void> addBreaks(SqlConnection transaction, List<ReconciliationBreak> breaks) {
        if (breaks.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns =
                new Columns<>(breaks)
                        .texts(ReconciliationBreak::paymentId)
                        .texts(ReconciliationBreak::merchantId)
                        .flags(ReconciliationBreak::livemode)
                        .texts(found -> found.kind().name().toLowerCase(Locale.ROOT))
                        .texts(ReconciliationBreak::rrn)
                        .numbers(ReconciliationBreak::amount)
                        .texts(ReconciliationBreak::currency)
                        .texts(ReconciliationBreak::responseCode)
                        .times(ReconciliationBreak::foundAt);
        return transaction.preparedQuery(ADD_BREAKS).execute(columns.tuple()).replaceWithVoid();
    }

    @Override
    public Uni<List<ReconciliationBreak>> openBreaks(int limit) {
        return database.pool()
                .preparedQuery(OPEN_BREAKS)
                .execute(Tuple.of(limit))
                .map(rows -> {
                    var open = new ArrayList<ReconciliationBreak>();
                    rows.forEach(row -> open.add(found(row)));
                    return open;
                });
    }

    @Override
    public Uni<Optional<Asked>> findUnanswered(int stan, String rrn) {
        return database.pool()
                .preparedQuery(FIND_UNANSWERED)
                .execute(Tuple.of(rrn, stan))
                .map(rows ->
                        rows.size() == 0
                                ? Optional.empty()
                                : Optional.of(asked(rows.iterator().next())));
    }

    @Override
    public Uni<Void> forgetUnanswered(Instant before) {
        return database.pool()
                .preparedQuery(FORGET_UNANSWERED)
                .execute(Tuple.of(Columns.time(before)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Integer> takeOver(Instant now) {
        return database.pool()
                .preparedQuery(TAKE_OVER)
                .execute(Tuple.of(instance.slot(), instance.boot(), Columns.time(now)))
                .map(RowSet::rowCount);
    }

    private static List<StoredPayment> payments(RowSet<Row> rows) {
        var payments = new ArrayList<StoredPayment>();
        rows.forEach(row -> payments.add(PaymentRow.read(row)));
        return payments;
    }

    private static ReconciliationBreak found(Row row) {
        return new ReconciliationBreak(
                row.getString("payment_id"),
                row.getString("merchant_id"),
                row.getBoolean("livemode"),
                ReconciliationBreak.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("rrn"),
                row.getLong("amount"),
                row.getString("currency"),
                row.getString("response_code"),
                row.getOffsetDateTime("found_at").toInstant());
    }

    private static Asked asked(Row row) {
        return new Asked(
                row.getString("payment_id"),
                row.getInteger("attempt"),
                row.getString("merchant_id"),
                row.getBoolean("livemode"),
                row.getString("card_id"),
                new NetworkTrace(
                        row.getOffsetDateTime("transmitted_at").toInstant(),
                        row.getInteger("stan"),
                        row.getString("rrn")),
                row.getLong("amount"),
                row.getString("currency"),
                null,
                false);
    }

    private Tuple columns(List<StoredPayment> payments) {
        var rows = payments.stream().map(PaymentRow::of).toList();
        var columns =
                new Columns<>(rows, instance.slot(), instance.boot())
                        .texts(row -> row.stored().paymentId())
                        .texts(row -> row.stored().merchantId())
                        .flags(row -> row.stored().livemode())
                        .texts(PaymentRow::state)
                        .integers(row -> row.stored().payment().attempt())
                        .numbers(PaymentRow::amount)
                        .texts(PaymentRow::currency)
                        .texts(PaymentRow::captureId)
                        .integers(PaymentRow::inquiries)
                        .times(PaymentRow::holdExpiresAt)
                        .numbers(PaymentRow::captured)
                        .flags(PaymentRow::closed)
                        .numbers(PaymentRow::refunded)
                        .texts(PaymentRow::waiting)
                        .texts(PaymentRow::context)
                        .times(row -> row.trace() == null ? null : row.trace().transmittedAt())
                        .integers(row -> row.trace() == null ? null : row.trace().stan())
                        .texts(row -> row.trace() == null ? null : row.trace().rrn())
                        .numbers(row -> row.stored().sequence())
                        .integers(row -> row.stored().messages())
                        .times(row -> row.stored().dueAt());
        return columns.tuple();
    }
}
