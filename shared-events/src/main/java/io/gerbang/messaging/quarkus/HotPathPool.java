package io.gerbang.messaging.quarkus;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Keeps every plan on an index. Statistics taken while a table is young or empty make the planner
 * scan and hash what has grown since; a gateway's statements all go by key, so those plans are
 * never right.
 */
@Singleton
class HotPathPool implements PgPoolCreator {

    private final MessagingConfig config;

    HotPathPool(MessagingConfig config) {
        this.config = config;
    }

    @Override
    public Pool create(Input input) {
        for (var options : input.pgConnectOptionsList()) {
            options.addProperty("application_name", config.slot())
                    .addProperty("enable_seqscan", "off")
                    .addProperty("enable_hashjoin", "off")
                    .addProperty("enable_mergejoin", "off")
                    .addProperty("plan_cache_mode", "force_generic_plan");
        }
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
