package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.application.PaymentStore.Page;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.web.page.CreatedRange;
import io.gerbang.web.page.PageRequest;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/**
 * One page of a tenant's table, newest first: ids begin with their time, so their order is the
 * list's.
 */
final class ListQuery {

    private final PageRequest request;
    private final String table;
    private final Tuple parameters;
    private final boolean backwards;

    ListQuery(Tenant tenant, PageRequest request, String table) {
        this.request = request;
        this.table = table;
        this.parameters = Columns.tenant(tenant);
        this.backwards = request.endingBefore() != null;
    }

    /**
     * @param condition further conditions, each beginning with {@code and}; its parameters start at
     *     {@link #next()}
     */
    String sql(String columns, String condition) {
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

    Tuple parameters() {
        return parameters;
    }

    /** The page, from one row more than was asked for. */
    <T> Page<T> page(List<T> rows) {
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
