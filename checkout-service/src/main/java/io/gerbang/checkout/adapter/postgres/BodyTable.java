package io.gerbang.checkout.adapter.postgres;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.Tenant;
import io.gerbang.messaging.Database;
import io.gerbang.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
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

    private final Database database;
    private final Class<T> type;
    private final Listed listed;
    private final String find;
    private final String findAll;

    BodyTable(Database database, Listed listed, Class<T> type) {
        this.database = database;
        this.type = type;
        this.listed = listed;
        this.find =
                "select id, body from %s where merchant_id = $1 and livemode = $2 and id = $3"
                        .formatted(listed.table());
        this.findAll = findAll(listed.table());
    }

    /** Reads rows by their keys: merchants, modes and ids. */
    static String findAll(String table) {
        return """
        select t.id, t.body
        from unnest($1::text[], $2::boolean[], $3::text[]) as r(merchant_id, livemode, id)
        join %s t on t.merchant_id = r.merchant_id and t.livemode = r.livemode
          and t.id = r.id
        """
                .formatted(table);
    }

    Uni<Optional<T>> find(ObjectRef ref) {
        return database.rowsOf(ref.tenant().merchantId())
                .query(find, Columns.ref(ref))
                .map(rows -> stream(rows).map(this::read).findFirst());
    }

    /** Those that are there, in no order. */
    Uni<List<T>> findAll(Collection<ObjectRef> refs) {
        return findAllById(refs).map(found -> List.copyOf(found.values()));
    }

    /** Those that are there, by their ids. */
    Uni<Map<String, T>> findAllById(Collection<ObjectRef> refs) {
        return refs.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : database.rowsOf(Columns.merchants(refs))
                        .query(findAll, Columns.refs(refs))
                        .map(this::byId);
    }

    Uni<Map<String, T>> findAll(SqlConnection transaction, Collection<ObjectRef> refs) {
        return byId(transaction, refs, findAll);
    }

    /** Locked in the order of their ids. */
    Uni<Map<String, T>> lock(SqlConnection transaction, Collection<ObjectRef> refs) {
        return byId(transaction, refs, findAll + "order by t.id for update of t");
    }

    /** A page, newest first. */
    ListQuery query(Tenant tenant, PageRequest request) {
        return new ListQuery(tenant, request, listed, "body");
    }

    private Uni<Map<String, T>> byId(
            SqlConnection transaction, Collection<ObjectRef> refs, String sql) {
        if (refs.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return transaction.preparedQuery(sql).execute(Columns.refs(refs)).map(this::byId);
    }

    private Map<String, T> byId(RowSet<Row> rows) {
        var found = new HashMap<String, T>();
        rows.forEach(row -> found.put(row.getString("id"), read(row)));
        return found;
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
