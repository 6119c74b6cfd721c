package io.gerbang.local.edge;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Closes connections whose next request does not come whole in time, however slowly it trickles in.
 * Belongs to one event loop.
 */
final class ConnectionDeadlines {
    private static final long SWEEPS_PER_LIMIT = 10;

    private final long limitMs;
    private final Map<HttpConnection, Long> waitingSinceMs = new HashMap<>();

    /**
     * @param limit how long a request may take to come whole
     */
    ConnectionDeadlines(Vertx vertx, Duration limit) {
        limitMs = limit.toMillis();
        vertx.setPeriodic(limitMs / SWEEPS_PER_LIMIT, _ -> sweep());
    }

    void opened(HttpConnection connection) {
        waitFor(connection);
        connection.closeHandler(_ -> waitingSinceMs.remove(connection));
    }

    /** A request has come whole; the next is waited for when this one is answered. */
    void received(HttpServerRequest request) {
        var connection = request.connection();
        waitingSinceMs.remove(connection);
        request.response().endHandler(_ -> waitFor(connection));
    }

    private void waitFor(HttpConnection connection) {
        waitingSinceMs.put(connection, System.nanoTime() / 1_000_000);
    }

    private void sweep() {
        var expired = System.nanoTime() / 1_000_000 - limitMs;
        waitingSinceMs.entrySet().stream()
                .filter(entry -> entry.getValue() < expired)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(HttpConnection::close);
    }
}
