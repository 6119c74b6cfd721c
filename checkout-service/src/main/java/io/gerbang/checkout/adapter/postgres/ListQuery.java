package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.PaymentStore.Page;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.page.CreatedRange;
import io.gerbang.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a tenant's table, newest first: ids begin with their time, so their order is the
 * list's.
 */
final class ListQuery {

    private final Tenant tenant;
    private final PageRequest request;
    private final String table;
    private final String object;
    private final String columns;
    private final Tuple parameters;
    private final StringBuilder conditions = new StringBuilder();
    private final boolean backwards;

    /**
     * @param object what the rows are, in Stripe's words
     */
    ListQuery(Tenant tenant, PageRequest request, String table, String object, String columns) {
        this.tenant = tenant;
        this.request = request;
        this.table = table;
        this.object = object;
        this.columns = columns;
        this.parameters = Columns.tenant(tenant);
        this.backwards = request.endingBefore() != null;
    }

    /** Adds a condition. */
    ListQuery where(String condition) {
        conditions.append(" and ").append(condition);
        return this;
    }

    /** Adds a condition on one parameter, which its text has as {@code $n}. */
    ListQuery where(String condition, Object parameter) {
        parameters.addValue(parameter);
        return where(condition.replace("$n", "$" + parameters.size()));
    }

    /** Adds a condition unless the value is null. */
    ListQuery equal(String column, @Nullable String value) {
        return value == null ? this : where(column + " = $n", value);
    }

    /** Emits the page; fails with 400 where it is to begin at an object that is not there. */
    <T> Uni<Page<T>> run(Pool pool, Function<Row, T> read) {
        return requireCursor(pool)
                .chain(() -> pool.preparedQuery(sql()).execute(parameters))
                .map(rows -> page(BodyTable.list(rows, read)));
    }

    private Uni<Void> requireCursor(Pool pool) {
        var cursor = backwards ? request.endingBefore() : request.startingAfter();
        if (cursor == null) {
            return Uni.createFrom().voidItem();
        }
        return pool.preparedQuery(
                        "select 1 from %s where merchant_id = $1 and livemode = $2 and id = $3"
                                .formatted(table))
                .execute(Columns.ref(new ObjectRef(tenant, cursor)))
                .invoke(found -> {
                    if (found.size() == 0) {
                        throw StripeErrors.resourceMissing(
                                object, cursor, backwards ? "ending_before" : "starting_after");
                    }
                })
                .replaceWithVoid();
    }

    private String sql() {
        if (request.startingAfter() != null) {
            where("id < $n", request.startingAfter());
        }
        if (request.endingBefore() != null) {
            where("id > $n", request.endingBefore());
        }
        whereCreated(request.created());
        return "select %s from %s where merchant_id = $1 and livemode = $2%s order by id %s limit %d"
                .formatted(
                        columns,
                        table,
                        conditions,
                        backwards ? "asc" : "desc",
                        request.limit() + 1);
    }

    /** The page, from one row more than was asked for. */
    private <T> Page<T> page(List<T> rows) {
        var hasMore = rows.size() > request.limit();
        var items = hasMore ? rows.subList(0, request.limit()) : rows;
        return new Page<>(backwards ? items.reversed() : items, hasMore);
    }

    private void whereCreated(CreatedRange range) {
        if (range.from() > CreatedRange.ALL.from()) {
            where("created_at >= $n", Columns.time(second(range.from())));
        }
        if (range.until() < CreatedRange.ALL.until()) {
            where("created_at < $n", Columns.time(second(range.until())));
        }
    }

    /** A second that a timestamp can hold. */
    private static Instant second(long second) {
        return Instant.ofEpochSecond(Math.min(second, 253_402_300_799L));
    }
}
