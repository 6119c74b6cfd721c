package io.gerbang.messaging.quarkus;

import io.gerbang.messaging.ConnectionSettings;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;

/** The pool that handlers use, its plans pinned to indexes. */
@Singleton
class HotPathPool implements PgPoolCreator {

    private final MessagingConfig config;

    HotPathPool(MessagingConfig config) {
        this.config = config;
    }

    @Override
    public Pool create(Input input) {
        for (var options : input.pgConnectOptionsList()) {
            ConnectionSettings.apply(options, config.slot());
        }
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
