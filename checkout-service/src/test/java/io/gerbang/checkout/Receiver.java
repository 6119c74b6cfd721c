package io.gerbang.checkout;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A merchant's server, which answers webhooks as it is told to. */
final class Receiver implements AutoCloseable {

    private static final int LIMIT_SECONDS = 20;

    private final HttpServer server;
    private final LinkedBlockingQueue<Webhook> received = new LinkedBlockingQueue<>();
    private volatile int status = 200;
    private volatile String answer = "";
    private volatile String location = "";
    private volatile boolean cutOff;

    /** One request, as it came. */
    record Webhook(String body, String signature) {}

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/hook", this::take);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/hook";
    }

    /** From now on. */
    Receiver answer(int newStatus, String newAnswer) {
        status = newStatus;
        answer = newAnswer;
        return this;
    }

    /** From now on: sends callers elsewhere. */
    Receiver redirect(String newLocation) {
        location = newLocation;
        return answer(302, "");
    }

    Webhook next() throws InterruptedException {
        var next = received.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("No webhook comes");
        }
        return next;
    }

    /** Whether an answer was not heard out. */
    boolean wasCutOff() {
        return cutOff;
    }

    boolean isIdle() {
        return received.isEmpty();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(
                    new Webhook(body, exchange.getRequestHeaders().getFirst("Stripe-Signature")));
            var text = answer.getBytes(StandardCharsets.UTF_8);
            if (!location.isEmpty()) {
                exchange.getResponseHeaders().set("Location", location);
            }
            exchange.sendResponseHeaders(status, text.length == 0 ? -1 : text.length);
            exchange.getResponseBody().write(text);
        } catch (IOException hungUp) {
            cutOff = true;
        }
    }
}
