package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Page;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.payment.SetupIntentStore;
import io.gerbang.checkout.domain.SetupIntent;
import io.gerbang.messaging.Database;
import io.gerbang.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code setup_intents}. */
@ApplicationScoped
class PostgresSetupIntentStore implements SetupIntentStore {

    private static final String PUT =
            """
            insert into setup_intents (merchant_id, livemode, id, customer_id, payment_method_id,
              body, created_at)
            select *
            from unnest($1::text[], $2::boolean[], $3::text[], $4::text[], $5::text[], $6::text[],
                        $7::timestamptz[])
            on conflict (merchant_id, livemode, id) do update
            set customer_id = excluded.customer_id, payment_method_id = excluded.payment_method_id,
              body = excluded.body
            """;

    private final Database database;
    private final BodyTable<SetupIntent> setups;

    PostgresSetupIntentStore(Database database) {
        this.database = database;
        this.setups =
                new BodyTable<>(
                        database,
                        Listed.byId("setup_intents", "setup_intent", SetupIntent.PREFIX),
                        SetupIntent.class);
    }

    @Override
    public Uni<Optional<SetupIntent>> find(ObjectRef ref) {
        return setups.find(ref);
    }

    @Override
    public Uni<List<SetupIntent>> setups(Collection<ObjectRef> refs) {
        return setups.findAll(refs);
    }

    @Override
    public Uni<Map<String, SetupIntent>> lock(SqlConnection tx, Collection<ObjectRef> refs) {
        return setups.lock(tx, refs);
    }

    @Override
    public Uni<Void> put(SqlConnection tx, Collection<SetupIntent> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(PUT).execute(columns(rows)).replaceWithVoid();
    }

    @Override
    public Uni<Page<SetupIntent>> list(
            Tenant tenant,
            @Nullable String customer,
            @Nullable String paymentMethod,
            PageRequest page) {
        return setups.query(tenant, page)
                .ofCustomer(customer)
                .equal("payment_method_id", paymentMethod)
                .run(database, setups::read);
    }

    private static Tuple columns(Collection<SetupIntent> rows) {
        return Columns.tenants(rows, Tenant::of)
                .addArrayOfString(Columns.texts(rows, SetupIntent::id))
                .addArrayOfString(Columns.texts(rows, row -> row.details().customerId()))
                .addArrayOfString(Columns.texts(rows, PostgresSetupIntentStore::methodId))
                .addArrayOfString(Columns.texts(rows, Bodies::write))
                .addArrayOfOffsetDateTime(Columns.times(rows, SetupIntent::createdAt));
    }

    private static @Nullable String methodId(SetupIntent setup) {
        return setup.paymentMethod() == null ? null : setup.paymentMethod().facts().id();
    }
}
