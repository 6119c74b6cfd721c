package io.gerbang.settlement;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * Checkout's key look-up and the paying bank. A key is known once it was PUT where it is looked up.
 * A transfer moves on with each inquiry; a destination that ends in 9999 is closed, and an amount
 * that ends in 503 makes the bank fail once.
 */
public final class FakeNeighbours implements QuarkusTestResourceLifecycleManager {

    private final Map<String, String> keys = new ConcurrentHashMap<>();
    private final Map<String, JsonObject> transfers = new ConcurrentHashMap<>();
    private final Map<String, Boolean> refusedOnce = new ConcurrentHashMap<>();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/internal/api_keys/", this::key);
        server.createContext("/bank/transfers", this::transfer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        var url = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of(
                "gerbang.settlement.checkout.url", url,
                "gerbang.settlement.paying-bank.url", url,
                "gerbang.settlement.run-interval-ms", "100",
                "gerbang.settlement.run-lease-ms", "2000",
                "gerbang.settlement.fold-interval-ms", "50");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void key(HttpExchange exchange) throws IOException {
        var hash = lastSegment(exchange);
        if (exchange.getRequestMethod().equals("PUT")) {
            keys.put(hash, body(exchange));
        }
        answer(exchange, keys.containsKey(hash) ? 200 : 404, keys.getOrDefault(hash, "{}"));
    }

    private void transfer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            var order = new JsonObject(body(exchange));
            var reference = order.getString("reference");
            if (order.getLong("amount") % 1000 == 503 && refusedOnce.put(reference, true) == null) {
                answer(exchange, 503, "{}");
                return;
            }
            transfers.putIfAbsent(
                    reference, order.put("id", "tr_" + reference).put("status", "pending"));
            answer(exchange, 200, transfers.get(reference).encode());
            return;
        }
        var transfer = transfers.get(lastSegment(exchange));
        moveOn(transfer);
        answer(exchange, 200, transfer.encode());
    }

    private static void moveOn(JsonObject transfer) {
        switch (transfer.getString("status")) {
            case "pending" -> transfer.put("status", "in_transit");
            case "in_transit" -> {
                var closed = transfer.getString("destination").endsWith("9999");
                transfer.put("status", closed ? "failed" : "paid");
                transfer.put("failure_code", closed ? "account_closed" : null);
            }
            default -> {}
        }
    }

    private static String lastSegment(HttpExchange exchange) {
        var path = exchange.getRequestURI().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }
}
