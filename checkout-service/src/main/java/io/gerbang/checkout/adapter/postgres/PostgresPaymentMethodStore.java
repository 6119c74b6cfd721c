package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Page;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.payment.PaymentMethodStore;
import io.gerbang.checkout.domain.SavedMethod;
import io.gerbang.messaging.Database;
import io.gerbang.messaging.MicroBatcher;
import io.gerbang.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table {@code payment_methods}. */
@ApplicationScoped
class PostgresPaymentMethodStore implements PaymentMethodStore {

    private static final String INSERT =
            """
            insert into payment_methods (merchant_id, livemode, id, customer_id, body, created_at)
            select r.*
            from unnest($1::text[], $2::boolean[], $3::text[], $4::text[], $5::text[],
                        $6::timestamptz[])
              as r(merchant_id, livemode, id, customer_id, body, created_at)
            """;
    private static final String KEEP =
            INSERT
                    + """
                    where not exists (
                      select from erasures_elsewhere e
                      where e.kind = 'address' and e.merchant_id = r.merchant_id
                        and e.livemode = r.livemode and lower(e.id) = lower($7))
                    on conflict (merchant_id, livemode, id) do nothing
                    """;
    private static final String PUT =
            INSERT
                    + """
                    on conflict (merchant_id, livemode, id) do update
                    set customer_id = excluded.customer_id, body = excluded.body
                    """;
    private static final String OF_CUSTOMER =
            "merchant_id = $1 and livemode = $2 and customer_id = $3";

    /** Paces what follows as well: payments whose methods are found together are made together. */
    private static final Duration WINDOW = Duration.ofMillis(10);

    private static final int LARGEST_BATCH = 128;
    private static final int LARGEST_QUEUE = 4096;

    private final Database database;
    private final BodyTable<SavedMethod> methods;
    private final MicroBatcher<ObjectRef, Optional<SavedMethod>> finds;

    PostgresPaymentMethodStore(Database database, ScheduledExecutorService timer) {
        this.database = database;
        this.finds = new MicroBatcher<>(this::find, WINDOW, LARGEST_BATCH, LARGEST_QUEUE, timer);
        this.methods =
                new BodyTable<>(
                        database,
                        Listed.byTime("payment_methods", "PaymentMethod"),
                        SavedMethod.class);
    }

    @Override
    public Uni<Optional<SavedMethod>> find(ObjectRef ref) {
        return finds.submit(ref);
    }

    private Uni<List<Optional<SavedMethod>>> find(List<ObjectRef> refs) {
        return methods(refs)
                .map(PostgresPaymentMethodStore::byRef)
                .map(found ->
                        refs.stream().map(ref -> Optional.ofNullable(found.get(ref))).toList());
    }

    private static Map<ObjectRef, SavedMethod> byRef(Collection<SavedMethod> methods) {
        return methods.stream()
                .collect(Collectors.toMap(PostgresPaymentMethodStore::ref, Function.identity()));
    }

    private static ObjectRef ref(SavedMethod method) {
        return new ObjectRef(Tenant.of(method), method.id());
    }

    @Override
    public Uni<List<SavedMethod>> methods(Collection<ObjectRef> refs) {
        return methods.findAll(refs);
    }

    @Override
    public Uni<Map<ObjectRef, SavedMethod>> methods(SqlConnection tx, Collection<ObjectRef> refs) {
        return methods.findAll(tx, refs).map(found -> byRef(found.values()));
    }

    @Override
    public Uni<Map<String, SavedMethod>> lock(SqlConnection tx, Collection<ObjectRef> refs) {
        return methods.lock(tx, refs);
    }

    @Override
    public Uni<List<SavedMethod>> lockOf(SqlConnection tx, ObjectRef customer) {
        return tx.preparedQuery(
                        "select body from payment_methods where "
                                + OF_CUSTOMER
                                + " order by id for update")
                .execute(Columns.ref(customer))
                .map(rows -> BodyTable.list(rows, methods::read));
    }

    @Override
    public Uni<Boolean> keep(SavedMethod method) {
        var email = method.method().billingDetails().email();
        return database.rowsOf(method.merchantId())
                .query(KEEP, columns(List.of(method)).addString(email))
                .map(rows -> rows.rowCount() == 1);
    }

    @Override
    public Uni<Void> put(SqlConnection tx, Collection<SavedMethod> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(PUT).execute(columns(rows)).replaceWithVoid();
    }

    @Override
    public Uni<Page<SavedMethod>> list(
            Tenant tenant, @Nullable String customer, @Nullable String type, PageRequest page) {
        return methods.query(tenant, page)
                .equal("customer_id", customer)
                .equal("body::json #>> '{method,facts,type}'", type)
                .run(database, methods::read);
    }

    private static Tuple columns(Collection<SavedMethod> rows) {
        return Columns.tenants(rows, Tenant::of)
                .addArrayOfString(Columns.texts(rows, SavedMethod::id))
                .addArrayOfString(Columns.texts(rows, SavedMethod::customerId))
                .addArrayOfString(Columns.texts(rows, Bodies::write))
                .addArrayOfOffsetDateTime(Columns.times(rows, SavedMethod::createdAt));
    }
}
