package io.gerbang.settlement.adapter.postgres;

import io.gerbang.messaging.Database;
import io.gerbang.settlement.application.PageCursor;
import io.gerbang.settlement.application.SecondRange;
import io.gerbang.settlement.application.Slice;
import io.gerbang.settlement.domain.AccountHolder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a holder's rows, newest ids first. Only the conditions that are asked for are in the
 * statement, so that each shape of it has a plan of its own.
 */
final class PageQuery {

    private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private final StringBuilder sql = new StringBuilder();
    private final Tuple tuple = Tuple.tuple();
    private final String idColumn;
    private final String merchantId;

    PageQuery(String table, String idColumn, AccountHolder holder) {
        this.idColumn = idColumn;
        this.merchantId = holder.merchantId();
        sql.append("select * from ").append(table).append(" where true");
        and("merchant_id = ", holder.merchantId());
        and("livemode = ", holder.livemode());
    }

    /** A condition that ends in the value, unless the value is null. */
    PageQuery and(String condition, @Nullable Object value) {
        if (value != null) {
            tuple.addValue(value);
            sql.append(" and ").append(condition).append('$').append(tuple.size());
        }
        return this;
    }

    PageQuery andWithin(String column, SecondRange range) {
        if (range.from() > 0) {
            and(column + " >= ", Columns.utc(second(range.from())));
        }
        if (range.until() < Long.MAX_VALUE) {
            and(column + " < ", Columns.utc(second(range.until())));
        }
        return this;
    }

    <T> Uni<Slice<T>> page(Database database, PageCursor cursor, Function<Row, T> read) {
        var backwards = cursor.endingBefore() != null;
        and(idColumn + " < ", cursor.startingAfter());
        and(idColumn + " > ", cursor.endingBefore());
        tuple.addInteger(cursor.limit() + 1);
        sql.append(" order by ")
                .append(idColumn)
                .append(backwards ? " asc" : " desc")
                .append(" limit $")
                .append(tuple.size());
        return database.rowsOf(merchantId)
                .query(sql.toString(), tuple)
                .map(rows -> {
                    var items = new ArrayList<T>();
                    rows.forEach(row -> items.add(read.apply(row)));
                    var hasMore = items.size() > cursor.limit();
                    if (hasMore) {
                        items.removeLast();
                    }
                    if (backwards) {
                        Collections.reverse(items);
                    }
                    return new Slice<>(items, hasMore);
                });
    }

    /** What lies beyond PostgreSQL's time is as good as its end. */
    private static Instant second(long second) {
        return Instant.ofEpochSecond(Math.min(second, LATEST));
    }
}
