package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A table of objects of tenants, each with its whole state in {@code body}. */
final class BodyTable<T> {

    private final Pool pool;
    private final Class<T> type;
    private final Listed listed;
    private final String find;
    private final String findAll;

    BodyTable(Pool pool, Listed listed, Class<T> type) {
        this.pool = pool;
        this.type = type;
        this.listed = listed;
        this.find =
                "select id, body from %s where merchant_id = $1 and livemode = $2 and id = $3"
                        .formatted(listed.table());
        this.findAll =
                """
                select t.id, t.body
                from unnest($1::text[], $2::boolean[], $3::text[]) as r(merchant_id, livemode, id)
                join %s t on t.merchant_id = r.merchant_id and t.livemode = r.livemode
                  and t.id = r.id
                """
                        .formatted(listed.table());
    }

    Uni<Optional<T>> find(ObjectRef ref) {
        return pool.preparedQuery(find)
                .execute(Columns.ref(ref))
                .map(rows -> stream(rows).map(this::read).findFirst());
    }

    Uni<Map<String, T>> findAll(SqlClient client, Collection<ObjectRef> refs) {
        return byId(client, refs, findAll);
    }

    /** Locked in the order of their ids. */
    Uni<Map<String, T>> lock(SqlConnection transaction, Collection<ObjectRef> refs) {
        return byId(transaction, refs, findAll + "order by t.id for update of t");
    }

    /** A page, newest first. */
    ListQuery query(Tenant tenant, PageRequest request) {
        return new ListQuery(tenant, request, listed, "body");
    }

    private Uni<Map<String, T>> byId(SqlClient client, Collection<ObjectRef> refs, String sql) {
        if (refs.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return client.preparedQuery(sql)
                .execute(Columns.refs(refs))
                .map(rows -> {
                    var found = new HashMap<String, T>();
                    rows.forEach(row -> found.put(row.getString("id"), read(row)));
                    return found;
                });
    }

    T read(Row row) {
        return Bodies.read(row.getString("body"), type);
    }

    static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        return stream(rows).map(read).toList();
    }
}
