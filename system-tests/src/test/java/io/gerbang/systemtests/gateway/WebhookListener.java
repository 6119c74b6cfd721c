package io.gerbang.systemtests.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A merchant's server, which takes every webhook. */
public final class WebhookListener implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final HttpServer server;
    private final LinkedBlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();

    /** One request, as it came. */
    public record Delivery(String body, String signature) {}

    public WebhookListener() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks";
    }

    /** Blocks until the next delivery comes. */
    public Delivery next() throws InterruptedException {
        return next(LIMIT);
    }

    /**
     * @param limit after which it fails
     */
    public Delivery next(Duration limit) throws InterruptedException {
        var delivery = deliveries.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (delivery == null) {
            throw new AssertionError("No webhook comes within " + limit);
        }
        return delivery;
    }

    /** Whether nothing has come that was not asked for. */
    public boolean isIdle() {
        return deliveries.isEmpty();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var signature = exchange.getRequestHeaders().getFirst("Stripe-Signature");
            deliveries.add(new Delivery(new String(body, StandardCharsets.UTF_8), signature));
            exchange.sendResponseHeaders(200, -1);
        }
    }
}
