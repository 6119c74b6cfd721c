package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.SearchStore;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.checkout.domain.Charge;
import io.gerbang.checkout.domain.Customer;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.messaging.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Searches the tables themselves: what is written is found at once. The rows are found as the
 * service, since row-level security keeps statements off the indexes of terms, and read as the
 * merchant.
 */
@ApplicationScoped
class PostgresSearchStore implements SearchStore {

    private final Database database;
    private final BodyTable<Payment> payments;
    private final BodyTable<Charge> charges;
    private final BodyTable<Customer> customers;

    PostgresSearchStore(Database database) {
        this.database = database;
        this.payments = table(Searchable.PAYMENTS, Payment.class);
        this.charges = table(Searchable.CHARGES, Charge.class);
        this.customers = table(Searchable.CUSTOMERS, Customer.class);
    }

    private <T> BodyTable<T> table(Searchable searchable, Class<T> type) {
        var listed = Listed.byId(searchable.table(), searchable.object(), searchable.idPrefix());
        return new BodyTable<>(database, listed, type);
    }

    @Override
    public Uni<Found<Payment>> payments(Search search) {
        return find(Searchable.PAYMENTS, payments, search);
    }

    @Override
    public Uni<Found<Charge>> charges(Search search) {
        return find(Searchable.CHARGES, charges, search);
    }

    @Override
    public Uni<Found<Customer>> customers(Search search) {
        return find(Searchable.CUSTOMERS, customers, search);
    }

    private <T> Uni<Found<T>> find(Searchable searchable, BodyTable<T> table, Search search) {
        var page = search.page();
        var sql = new SearchSql(searchable, search.tenant(), page.query(), page.after());
        var limit = page.limit() + 1;
        return ids(sql.first(limit), sql, limit)
                .chain(ids -> read(table, search.tenant(), ids))
                .chain(found ->
                        total(searchable, search)
                                .map(total -> page(found, page.limit(), total.orElse(null))));
    }

    /** A statement that does not give as many as are wanted is followed by the next. */
    private Uni<List<String>> ids(List<String> statements, SearchSql sql, int limit) {
        return ids(statements.getFirst(), sql)
                .chain(found ->
                        found.size() == limit || statements.size() == 1
                                ? Uni.createFrom().item(found)
                                : ids(statements.subList(1, statements.size()), sql, limit));
    }

    private Uni<List<String>> ids(String statement, SearchSql sql) {
        return database.pool()
                .preparedQuery(statement)
                .execute(sql.parameters())
                .map(rows -> BodyTable.list(rows, row -> row.getString("id")));
    }

    /** In the order of their ids; what has been deleted meanwhile is missing. */
    private static <T> Uni<List<T>> read(BodyTable<T> table, Tenant tenant, List<String> ids) {
        return table.findAllById(ids.stream().map(id -> new ObjectRef(tenant, id)).toList())
                .map(found -> ids.stream().map(found::get).filter(Objects::nonNull).toList());
    }

    /** Of all pages together. */
    private Uni<Optional<Long>> total(Searchable searchable, Search search) {
        if (!search.counted()) {
            return Uni.createFrom().item(Optional.empty());
        }
        var sql = new SearchSql(searchable, search.tenant(), search.page().query(), null);
        return database.pool()
                .preparedQuery(sql.total())
                .execute(sql.parameters())
                .map(rows -> Optional.of(rows.iterator().next().getLong("total")));
    }

    private static <T> Found<T> page(List<T> found, int limit, @Nullable Long total) {
        var hasMore = found.size() > limit;
        return new Found<>(hasMore ? found.subList(0, limit) : found, hasMore, total);
    }
}
