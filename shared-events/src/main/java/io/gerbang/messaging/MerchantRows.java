package io.gerbang.messaging;

import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;

/**
 * A service's database as merchants' requests see it. Row-level security hides the rows of every
 * merchant but these and refuses to write them, whatever a statement says. Nobody waits for it
 * longer than {@link Database#inTime} allows.
 */
public final class MerchantRows {

    /** Goes before each use of a connection, so what the use before it has named is forgotten. */
    private static final String NAME = "select set_config('gerbang.merchants', $1, false)";

    private final Database database;
    private final Pool pool;
    private final Tuple merchants;

    MerchantRows(Database database, Pool pool, Collection<String> merchantIds) {
        this.database = database;
        this.pool = pool;
        this.merchants = Tuple.of(String.join(",", Set.copyOf(merchantIds)));
    }

    /** Runs one statement that shares no transaction with others. */
    public Uni<RowSet<Row>> query(String sql, Tuple parameters) {
        return Database.inTime(
                pool.withConnection(connection ->
                        named(connection, connection.preparedQuery(sql).execute(parameters))));
    }

    /**
     * Runs {@code work} in one transaction; it may run more than once, so it must not leak effects.
     */
    public <T> Uni<T> transact(Function<SqlConnection, Uni<T>> work) {
        return Database.inTime(
                database.transact(
                        pool, tx -> named(tx, Uni.createFrom().deferred(() -> work.apply(tx)))));
    }

    /** The same for work that leaves something to do once it is committed. */
    public <T> Uni<T> transactThen(Function<SqlConnection, Uni<Followed<T>>> work) {
        return Database.followUp(transact(work));
    }

    /** What is sent first is done first; the work only does not wait for the naming's answer. */
    private <T> Uni<T> named(SqlConnection connection, Uni<T> work) {
        return Uni.combine()
                .all()
                .unis(connection.preparedQuery(NAME).execute(merchants), work)
                .collectFailures()
                .with((named, result) -> result)
                .onFailure(CompositeException.class)
                .transform(failures -> ((CompositeException) failures).getCauses().getFirst());
    }
}
