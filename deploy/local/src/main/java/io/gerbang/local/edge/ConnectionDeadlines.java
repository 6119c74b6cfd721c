package io.gerbang.local.edge;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Map;

/**
 * Closes connections whose next request does not come whole in time, however slowly it trickles in.
 * Belongs to one event loop.
 */
final class ConnectionDeadlines {
    private static final long LIMIT_MS = 25_000;
    private static final long SWEEP_MS = 2_000;

    private final Map<HttpConnection, Long> waitingSinceMs = new HashMap<>();

    ConnectionDeadlines(Vertx vertx) {
        vertx.setPeriodic(SWEEP_MS, _ -> sweep());
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
        var expired = System.nanoTime() / 1_000_000 - LIMIT_MS;
        waitingSinceMs.entrySet().stream()
                .filter(entry -> entry.getValue() < expired)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(HttpConnection::close);
    }
}
