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

/**
 * One page of a tenant's table, newest first: ids begin with their time, so their order is the
 * list's.
 */
final class ListQuery {

    private final Tenant tenant;
    private final PageRequest request;
    private final String table;
    private final String object;
    private final Tuple parameters;
    private final boolean backwards;

    /**
     * @param object what the rows are, in Stripe's words
     */
    ListQuery(Tenant tenant, PageRequest request, String table, String object) {
        this.tenant = tenant;
        this.request = request;
        this.table = table;
        this.object = object;
        this.parameters = Columns.tenant(tenant);
        this.backwards = request.endingBefore() != null;
    }

    /**
     * Emits the page; fails with 400 where it is to begin at an object that is not there.
     *
     * @param condition further conditions, each beginning with {@code and}; its parameters start at
     *     {@link #next()}
     */
    <T> Uni<Page<T>> run(Pool pool, String columns, String condition, Function<Row, T> read) {
        return requireCursor(pool)
                .chain(() -> pool.preparedQuery(sql(columns, condition)).execute(parameters))
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

    private String sql(String columns, String condition) {
        var sql =
                new StringBuilder(
                                "select %s from %s where merchant_id = $1 and livemode = $2 "
                                        .formatted(columns, table))
                        .append(condition);
        if (request.startingAfter() != null) {
            parameters.addString(request.startingAfter());
            sql.append(" and id < $").append(parameters.size());
        }
        if (request.endingBefore() != null) {
            parameters.addString(request.endingBefore());
            sql.append(" and id > $").append(parameters.size());
        }
        appendCreated(sql, request.created());
        return sql.append(" order by id ")
                .append(backwards ? "asc" : "desc")
                .append(" limit ")
                .append(request.limit() + 1)
                .toString();
    }

    /** Adds a parameter of the caller's condition. */
    ListQuery with(Object parameter) {
        parameters.addValue(parameter);
        return this;
    }

    /** Number of the next parameter. */
    int next() {
        return parameters.size() + 1;
    }

    /** The page, from one row more than was asked for. */
    private <T> Page<T> page(List<T> rows) {
        var hasMore = rows.size() > request.limit();
        var items = hasMore ? rows.subList(0, request.limit()) : rows;
        return new Page<>(backwards ? items.reversed() : items, hasMore);
    }

    private void appendCreated(StringBuilder sql, CreatedRange range) {
        if (range.from() > CreatedRange.ALL.from()) {
            parameters.addValue(Columns.time(second(range.from())));
            sql.append(" and created_at >= $").append(parameters.size());
        }
        if (range.until() < CreatedRange.ALL.until()) {
            parameters.addValue(Columns.time(second(range.until())));
            sql.append(" and created_at < $").append(parameters.size());
        }
    }

    /** A second that a timestamp can hold. */
    private static Instant second(long second) {
        return Instant.ofEpochSecond(Math.min(second, 253_402_300_799L));
    }
}
