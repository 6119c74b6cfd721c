package io.gerbang.messaging;

import io.vertx.sqlclient.SqlConnectOptions;

/**
 * Keeps every plan on an index, and planned once. Statistics taken while a table is young or empty
 * make the planner scan, sort and hash what has grown since; a gateway's statements all go by key,
 * so those plans are never right.
 */
public final class ConnectionSettings {

    private ConnectionSettings() {}

    /**
     * @param name what the server's activity view calls the connection
     */
    public static void apply(SqlConnectOptions options, String name) {
        options.addProperty("application_name", name)
                .addProperty("enable_seqscan", "off")
                .addProperty("enable_bitmapscan", "off")
                .addProperty("enable_hashjoin", "off")
                .addProperty("enable_mergejoin", "off")
                .addProperty("plan_cache_mode", "force_generic_plan");
    }
}
