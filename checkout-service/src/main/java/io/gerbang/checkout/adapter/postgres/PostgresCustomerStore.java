package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Page;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.application.customer.CustomerStore;
import io.gerbang.checkout.domain.Customer;
import io.gerbang.messaging.Database;
import io.gerbang.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code customers}. */
@ApplicationScoped
class PostgresCustomerStore implements CustomerStore {

    private static final String PUT =
            """
            insert into customers (merchant_id, livemode, id, created_at, deleted, email, terms,
              body)
            values ($1, $2, $3, $4, $5, $6, $7::text::bigint[], $8)
            on conflict (merchant_id, livemode, id) do update
            set deleted = excluded.deleted, email = excluded.email, terms = excluded.terms,
              body = excluded.body
            """;

    private static final String OF_EMAIL =
            """
            select body from customers
            where merchant_id = $1 and livemode = $2 and lower(email) = lower($3)
            order by id for update
            """;

    private final Database database;
    private final BodyTable<Customer> customers;

    PostgresCustomerStore(Database database) {
        this.database = database;
        this.customers =
                new BodyTable<>(
                        database, Listed.byId("customers", "customer", "cus_"), Customer.class);
    }

    @Override
    public Uni<Optional<Customer>> find(ObjectRef ref) {
        return customers.find(ref);
    }

    @Override
    public Uni<Optional<Customer>> lock(SqlConnection tx, ObjectRef ref) {
        return customers
                .lock(tx, List.of(ref))
                .map(found -> Optional.ofNullable(found.get(ref.id())));
    }

    @Override
    public Uni<List<Customer>> lockByEmail(SqlConnection tx, Tenant tenant, String email) {
        return tx.preparedQuery(OF_EMAIL)
                .execute(Columns.tenant(tenant).addString(email))
                .map(rows -> BodyTable.list(rows, customers::read));
    }

    @Override
    public Uni<Void> put(SqlConnection tx, Customer customer) {
        var tenant = Tenant.of(customer);
        return tx.preparedQuery(PUT)
                .execute(
                        Columns.ref(new ObjectRef(tenant, customer.id()))
                                .addOffsetDateTime(Columns.time(customer.createdAt()))
                                .addBoolean(customer.deleted())
                                .addString(customer.details().email())
                                .addString(SearchTerms.of(customer))
                                .addString(Bodies.write(customer)))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Customer>> customers(Collection<ObjectRef> refs) {
        return customers.findAll(refs);
    }

    @Override
    public Uni<Page<Customer>> list(Tenant tenant, @Nullable String email, PageRequest page) {
        return customers
                .query(tenant, page)
                .where("not deleted")
                .equal("email", email)
                .run(database, customers::read);
    }
}
