package io.gerbang.messaging.quarkus;

import io.gerbang.messaging.ConnectionSettings;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The pools that handlers use, their plans pinned to indexes. */
@Singleton
class HotPathPool implements PgPoolCreator {

    /** It sees the rows of merchants that are named on the connection, and before that none. */
    private static final String REQUEST_ROLE = "gerbang_request";

    private static final int LONGEST_WAIT_S = 5;

    private final MessagingConfig config;
    private @Nullable Pool requests;
    private @Nullable PgConnectOptions database;

    HotPathPool(MessagingConfig config) {
        this.config = config;
    }

    @Override
    public Pool create(Input input) {
        for (var options : input.pgConnectOptionsList()) {
            ConnectionSettings.apply(options, config.slot());
        }
        database = input.pgConnectOptionsList().getFirst();
        requests = pool(input, HotPathPool::underRowLevelSecurity);
        return pool(input, options -> options);
    }

    /**
     * Connections for what serves a merchant's request.
     *
     * @param pool made by {@link #create}, at the latest when it is used
     */
    io.vertx.mutiny.sqlclient.Pool requests(io.vertx.mutiny.sqlclient.Pool pool) {
        pool.size();
        return io.vertx.mutiny.sqlclient.Pool.newInstance(requests);
    }

    /**
     * How the service connects, TLS included, for whoever needs a connection of its own.
     *
     * @param pool made by {@link #create}, at the latest when it is used
     */
    PgConnectOptions database(io.vertx.mutiny.sqlclient.Pool pool) {
        pool.size();
        return new PgConnectOptions(database);
    }

    private static PgConnectOptions underRowLevelSecurity(PgConnectOptions options) {
        return new PgConnectOptions(options).addProperty("role", REQUEST_ROLE);
    }

    /** What has waited too long for a connection must not begin when nobody waits any more. */
    private static Pool pool(Input input, UnaryOperator<PgConnectOptions> as) {
        var options =
                new PoolOptions(input.poolOptions())
                        .setConnectionTimeout(LONGEST_WAIT_S)
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS);
        return PgBuilder.pool()
                .with(options)
                .connectingTo(
                        input.pgConnectOptionsList().stream().<SqlConnectOptions>map(as).toList())
                .using(input.vertx())
                .build();
    }
}
