package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.application.SearchStore;
import io.gerbang.checkout.domain.Charge;
import io.gerbang.checkout.domain.Customer;
import io.gerbang.checkout.domain.Payment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Searches the tables themselves: what is written is found at once. */
@ApplicationScoped
class PostgresSearchStore implements SearchStore {

    private final Pool pool;

    PostgresSearchStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Found<Payment>> payments(Search search) {
        return find(Searchable.PAYMENTS, search, Payment.class);
    }

    @Override
    public Uni<Found<Charge>> charges(Search search) {
        return find(Searchable.CHARGES, search, Charge.class);
    }

    @Override
    public Uni<Found<Customer>> customers(Search search) {
        return find(Searchable.CUSTOMERS, search, Customer.class);
    }

    private <T> Uni<Found<T>> find(Searchable searchable, Search search, Class<T> type) {
        var page = search.page();
        var sql = new SearchSql(searchable, search.tenant(), page.query(), page.after());
        var limit = page.limit() + 1;
        return rows(sql.amongNewest(limit), sql, type)
                .chain(newest ->
                        newest.size() == limit
                                ? Uni.createFrom().item(newest)
                                : rows(sql.amongAll(limit), sql, type))
                .chain(found ->
                        total(searchable, search)
                                .map(total -> page(found, page.limit(), total.orElse(null))));
    }

    private <T> Uni<List<T>> rows(String statement, SearchSql sql, Class<T> type) {
        return pool.preparedQuery(statement)
                .execute(sql.parameters())
                .map(rows -> BodyTable.list(rows, row -> Bodies.read(row.getString("body"), type)));
    }

    /** Of all pages together. */
    private Uni<Optional<Long>> total(Searchable searchable, Search search) {
        if (!search.counted()) {
            return Uni.createFrom().item(Optional.empty());
        }
        var sql = new SearchSql(searchable, search.tenant(), search.page().query(), null);
        return pool.preparedQuery(sql.total())
                .execute(sql.parameters())
                .map(rows -> Optional.of(rows.iterator().next().getLong("total")));
    }

    private static <T> Found<T> page(List<T> found, int limit, @Nullable Long total) {
        var hasMore = found.size() > limit;
        return new Found<>(hasMore ? found.subList(0, limit) : found, hasMore, total);
    }
}
