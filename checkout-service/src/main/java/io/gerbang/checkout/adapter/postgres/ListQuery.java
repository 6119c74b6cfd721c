package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.application.Ids;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Page;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.messaging.Database;
import io.gerbang.messaging.MerchantRows;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.page.CreatedRange;
import io.gerbang.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a tenant's table, newest first. */
final class ListQuery {

    /** An id is made a moment before its row. */
    private static final long SLACK_SECONDS = 60;

    /** The end of the year 8888; eight digits of milliseconds go little further. */
    private static final long LAST_SECOND = 218_340_105_000L;

    private final Tenant tenant;
    private final PageRequest request;
    private final Listed listed;
    private final String columns;
    private final Tuple parameters;
    private final StringBuilder conditions = new StringBuilder();
    private final boolean backwards;
    private final List<Owner> owners = new ArrayList<>();
    private @Nullable String eachColumn;
    private int eachParameter;

    ListQuery(Tenant tenant, PageRequest request, Listed listed, String columns) {
        this.tenant = tenant;
        this.request = request;
        this.listed = listed;
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

    /** Only rows of a customer, unless that is null. */
    ListQuery ofCustomer(@Nullable String id) {
        return of("customer", "customers", "customer_id", id);
    }

    /** Only rows of a payment, unless that is null. */
    ListQuery ofPayment(@Nullable String id) {
        return of("payment_intent", "payment_intents", "payment_id", id);
    }

    private ListQuery of(String object, String table, String column, @Nullable String id) {
        if (id == null) {
            return this;
        }
        owners.add(new Owner(object, table, id));
        return where(column + " = $n", id);
    }

    /**
     * Only rows whose column has one of the values. Each value's newest rows are looked up by an
     * index of tenant, column and id, so that a value that few rows have costs no more than others.
     */
    ListQuery each(String column, Collection<String> values) {
        parameters.addValue(values.toArray(String[]::new));
        eachColumn = column;
        eachParameter = parameters.size();
        return this;
    }

    /**
     * Emits the page; fails with 400 where it is to begin at an object that is not there, or to be
     * of a customer or payment that never was.
     */
    <T> Uni<Page<T>> run(Database database, Function<Row, T> read) {
        var rows = database.rowsOf(tenant.merchantId());
        return cursor(rows)
                .chain(cursor -> rows.query(sql(cursor), parameters))
                .map(found -> page(BodyTable.list(found, read)))
                .call(page ->
                        page.items().isEmpty() ? requireOwners(rows) : Uni.createFrom().voidItem());
    }

    /** Whose rows are asked for, by the parameter of the object's name. */
    private record Owner(String object, String table, String id) {}

    private Uni<Void> requireOwners(MerchantRows rows) {
        var found = Uni.createFrom().voidItem();
        for (var owner : owners) {
            found = found.chain(() -> require(rows, owner));
        }
        return found;
    }

    /** What is deleted has a row still. */
    private Uni<Void> require(MerchantRows rows, Owner owner) {
        return rows.query(
                        "select 1 from %s where merchant_id = $1 and livemode = $2 and id = $3"
                                .formatted(owner.table()),
                        Columns.ref(new ObjectRef(tenant, owner.id())))
                .invoke(found -> {
                    if (found.size() == 0) {
                        throw StripeErrors.resourceMissing(
                                owner.object(), owner.id(), owner.object());
                    }
                })
                .replaceWithVoid();
    }

    /** Where the page begins or ends. */
    private record Cursor(String id, OffsetDateTime createdAt) {}

    private Uni<Optional<Cursor>> cursor(MerchantRows rows) {
        var id = backwards ? request.endingBefore() : request.startingAfter();
        if (id == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return rows.query(
                        "select created_at from %s where merchant_id = $1 and livemode = $2 and id = $3"
                                .formatted(listed.table()),
                        Columns.ref(new ObjectRef(tenant, id)))
                .map(found -> {
                    if (found.size() == 0) {
                        throw StripeErrors.resourceMissing(
                                listed.object(),
                                id,
                                backwards ? "ending_before" : "starting_after");
                    }
                    var createdAt = found.iterator().next().getOffsetDateTime("created_at");
                    return Optional.of(new Cursor(id, createdAt));
                });
    }

    private String sql(Optional<Cursor> cursor) {
        cursor.ifPresent(this::whereBeyond);
        whereCreated(request.created());
        var direction = backwards ? "asc" : "desc";
        var end =
                "order by %s limit %d"
                        .formatted(
                                listed.idPrefix() == null
                                        ? "created_at %s, id %s".formatted(direction, direction)
                                        : "id " + direction,
                                request.limit() + 1);
        var rows =
                "%s where merchant_id = $1 and livemode = $2%s"
                        .formatted(listed.table(), conditions);
        return "select %s from %s %s"
                .formatted(columns, eachColumn == null ? rows : ofEach(rows, end), end);
    }

    private String ofEach(String rows, String end) {
        return """
        (select found.* from unnest($%d::text[]) as wanted(value)
         cross join lateral (select * from %s and %s = wanted.value %s) found) %s
        """
                .formatted(eachParameter, rows, eachColumn, end, listed.table());
    }

    private void whereBeyond(Cursor cursor) {
        var comparison = backwards ? ">" : "<";
        if (listed.idPrefix() != null) {
            where("id %s $n".formatted(comparison), cursor.id());
        } else {
            parameters.addValue(cursor.createdAt());
            where(
                    "(created_at, id) %s ($%d, $n)".formatted(comparison, parameters.size()),
                    cursor.id());
        }
    }

    /** The page, from one row more than was asked for. */
    private <T> Page<T> page(List<T> rows) {
        var hasMore = rows.size() > request.limit();
        var items = hasMore ? rows.subList(0, request.limit()) : rows;
        return new Page<>(backwards ? items.reversed() : items, hasMore);
    }

    /** Where ids go by time, they lead to the rows. */
    private void whereCreated(CreatedRange range) {
        if (range.from() > CreatedRange.ALL.from()) {
            var from = second(range.from());
            where("created_at >= $n", Columns.time(from));
            if (listed.idPrefix() != null) {
                where("id >= $n", Ids.floor(listed.idPrefix(), from.minusSeconds(SLACK_SECONDS)));
            }
        }
        if (range.until() < CreatedRange.ALL.until()) {
            var until = second(range.until());
            where("created_at < $n", Columns.time(until));
            if (listed.idPrefix() != null) {
                where("id < $n", Ids.floor(listed.idPrefix(), until));
            }
        }
    }

    /** A second that an id can hold, from a minute after 1970 on. */
    private static Instant second(long second) {
        return Instant.ofEpochSecond(Math.clamp(second, SLACK_SECONDS, LAST_SECOND));
    }
}
