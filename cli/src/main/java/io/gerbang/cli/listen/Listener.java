package io.gerbang.cli.listen;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.UUID;
import java.util.concurrent.Executors;

/** Takes the gateway's deliveries on this machine, under a path that nobody else knows. */
final class Listener implements AutoCloseable {
    private final HttpServer server;
    private final Forwarder forwarder;
    private final String path = "/" + UUID.randomUUID();

    Listener(Forwarder forwarder) throws IOException {
        this.forwarder = forwarder;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(path, this::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var signature = exchange.getRequestHeaders().getFirst("Stripe-Signature");
            exchange.sendResponseHeaders(forwarder.forward(body, signature), -1);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
