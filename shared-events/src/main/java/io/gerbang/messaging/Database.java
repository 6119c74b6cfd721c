package io.gerbang.messaging;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.AsyncResultUni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * The one way into a service's database for whatever changes state. A transaction that meets a
 * deadlock or a serialization failure (40P01, 40001) runs again; events appended in it are on their
 * way to Kafka as soon as it has committed.
 *
 * <p>Consumers and timers work for all merchants. What serves a merchant's request goes by {@link
 * #rowsOf}.
 */
public final class Database {

    private static final int RETRIES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);

    /** As long as a confirmation waits for its outcome; a database in order answers at once. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private static final ScheduledExecutorService WATCH = watch();

    private final Pool pool;
    private final Pool requests;
    private final Outbox outbox;

    /**
     * @param pool connections of the service's own role
     * @param requests connections of the role that row-level security is for
     */
    public Database(Pool pool, Pool requests, Outbox outbox) {
        this.pool = pool;
        this.requests = requests;
        this.outbox = outbox;
    }

    /** For reads that need no transaction. */
    public Pool pool() {
        return pool;
    }

    /**
     * Ends a request's wait for a database that takes connections and does not answer. What was
     * sent may still take effect, as where a connection is lost, so it is asked for again under its
     * idempotency key.
     *
     * @return fails with a {@link TimeoutException} where nothing is heard for ten seconds
     */
    public static <T> Uni<T> inTime(Uni<T> work) {
        return work.ifNoItem()
                .after(LONGEST_WAIT)
                .on(WATCH)
                .failWith(() -> new TimeoutException("The database does not answer"));
    }

    /** The rows of one merchant. */
    public MerchantRows rowsOf(String merchantId) {
        return rowsOf(Set.of(merchantId));
    }

    /** The rows of merchants whose requests share a transaction. */
    public MerchantRows rowsOf(Collection<String> merchantIds) {
        return new MerchantRows(this, requests, merchantIds);
    }

    /**
     * Runs {@code work} in one transaction; it may run more than once, so it must not leak effects.
     */
    public <T> Uni<T> transact(Function<SqlConnection, Uni<T>> work) {
        return transact(pool, work);
    }

    /** The same for work that leaves something to do once it is committed. */
    public <T> Uni<T> transactThen(Function<SqlConnection, Uni<Followed<T>>> work) {
        return followUp(transact(work));
    }

    static <T> Uni<T> followUp(Uni<Followed<T>> committed) {
        return committed.invoke(done -> done.afterCommit().run()).map(Followed::result);
    }

    <T> Uni<T> transact(Pool connections, Function<SqlConnection, Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> transactOnce(connections, work))
                .onFailure(DatabaseFailure::isConflict)
                .retry()
                .withBackOff(FIRST_PAUSE)
                .atMost(RETRIES);
    }

    /** Waits that have ended leave it at once: there may be a thousand of them a second. */
    private static ScheduledExecutorService watch() {
        var threads = Thread.ofPlatform().name("database-watch").daemon().factory();
        var watch = new ScheduledThreadPoolExecutor(1, threads);
        watch.setRemoveOnCancelPolicy(true);
        return watch;
    }

    private <T> Uni<T> transactOnce(Pool connections, Function<SqlConnection, Uni<T>> work) {
        var appended = new AtomicReference<>(List.<Outgoing>of());
        return AsyncResultUni.<T>toUni(
                        handler -> begin(connections, work, appended).onComplete(handler))
                .invoke(() -> {
                    if (!appended.get().isEmpty()) {
                        outbox.committed(appended.get());
                    }
                });
    }

    /** The first statement follows BEGIN without waiting for its answer. */
    private <T> Future<T> begin(
            Pool connections,
            Function<SqlConnection, Uni<T>> work,
            AtomicReference<List<Outgoing>> appended) {
        return connections
                .getDelegate()
                .getConnection()
                .compose(connection -> {
                    var begun = connection.begin();
                    var result = UniHelper.toFuture(run(work, connection, appended));
                    return begun.compose(transaction -> end(transaction, result))
                            .onComplete(_ -> connection.close());
                });
    }

    private <T> Uni<T> run(
            Function<SqlConnection, Uni<T>> work,
            io.vertx.sqlclient.SqlConnection connection,
            AtomicReference<List<Outgoing>> appended) {
        var transaction = SqlConnection.newInstance(connection);
        return Uni.createFrom()
                .deferred(() -> work.apply(transaction))
                .onTermination()
                .invoke(() -> appended.set(outbox.appendedIn(transaction)));
    }

    private static <T> Future<T> end(Transaction transaction, Future<T> result) {
        return result.compose(
                item -> transaction.commit().map(item),
                failure -> transaction.rollback().transform(_ -> Future.failedFuture(failure)));
    }
}
