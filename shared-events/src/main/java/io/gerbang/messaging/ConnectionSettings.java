package io.gerbang.messaging;

import io.vertx.sqlclient.SqlConnectOptions;

/**
 * Keeps every plan on an index, and planned once. Statistics taken while a table is young or empty
 * make the planner scan, sort and hash what has grown since; a gateway's statements all go by key,
 * so those plans are never right.
 *
 * <p>A connection over which nothing comes is closed, in use or not, at both ends: what waits on it
 * fails and is tried again on another, which does not wait for locks of the one that is gone.
 */
public final class ConnectionSettings {

    /** A server that says nothing for so long is gone, or the way to it is. */
    private static final int LONGEST_SILENCE_S = 30;

    private ConnectionSettings() {}

    /**
     * @param name what the server's activity view calls the connection
     */
    public static void apply(SqlConnectOptions options, String name) {
        options.setReadIdleTimeout(LONGEST_SILENCE_S);
        options.addProperty("application_name", name)
                .addProperty("idle_in_transaction_session_timeout", LONGEST_SILENCE_S + "s")
                .addProperty("enable_seqscan", "off")
                .addProperty("enable_bitmapscan", "off")
                .addProperty("enable_hashjoin", "off")
                .addProperty("enable_mergejoin", "off")
                .addProperty("plan_cache_mode", "force_generic_plan");
    }
}
