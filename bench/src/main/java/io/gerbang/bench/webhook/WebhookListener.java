package io.gerbang.bench.webhook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Takes deliveries on a free port of this machine, and verifies one in sixteen. */
public final class WebhookListener {
    private static final int VERIFIED_EVERY = 16;

    private final HttpServer server;
    private final Set<String> paymentIds = ConcurrentHashMap.newKeySet();
    private final AtomicLong deliveries = new AtomicLong();
    private final AtomicLong forgeries = new AtomicLong();
    private volatile String secret = "";

    private WebhookListener(Vertx vertx) {
        this.server = vertx.createHttpServer().requestHandler(this::receive);
    }

    public static Future<WebhookListener> listen(Vertx vertx) {
        var listener = new WebhookListener(vertx);
        return listener.server.listen(0, "127.0.0.1").map(_ -> listener);
    }

    /** Where deliveries go. */
    public String url() {
        return "http://127.0.0.1:" + server.actualPort() + "/";
    }

    /** The secret that signatures are verified with. */
    public void trust(String newSecret) {
        secret = newSecret;
    }

    /** Whether a webhook has come for each of these payments. */
    public boolean hasAll(Collection<String> ids) {
        return paymentIds.containsAll(ids);
    }

    /** Forgets the payments, not the counts. */
    public void forget() {
        paymentIds.clear();
    }

    /** Deliveries so far, repeated ones too. */
    public long deliveries() {
        return deliveries.get();
    }

    /** Deliveries of the sample whose signature was wrong. */
    public long forgeries() {
        return forgeries.get();
    }

    private void receive(HttpServerRequest request) {
        request.body()
                .onSuccess(body -> {
                    take(request, body);
                    request.response().end();
                });
    }

    private void take(HttpServerRequest request, Buffer body) {
        if (deliveries.getAndIncrement() % VERIFIED_EVERY == 0) {
            var signature = request.headers().get("Stripe-Signature");
            if (signature == null
                    || !WebhookSignature.isValid(signature, body.getBytes(), secret)) {
                forgeries.incrementAndGet();
            }
        }
        var data = new JsonObject(body).getJsonObject("data");
        paymentIds.add(data.getJsonObject("object").getString("id"));
    }
}
