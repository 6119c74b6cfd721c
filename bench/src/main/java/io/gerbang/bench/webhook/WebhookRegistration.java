package io.gerbang.bench.webhook;

import io.gerbang.bench.load.Form;
import io.gerbang.bench.load.GatewayClient;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;

/** The merchant's webhook endpoint for as long as the bench runs. */
public record WebhookRegistration(GatewayClient client, String id) {
    private static final String ENDPOINTS = "/v1/webhook_endpoints";
    private static final String DESCRIPTION = "gerbang bench";

    /** Asks for the listener's events, after it removed what a killed run left behind. */
    public static Future<WebhookRegistration> create(
            GatewayClient client, WebhookListener listener, String run) {
        var form =
                new Form()
                        .with("url", listener.url())
                        .with("enabled_events[]", "payment_intent.succeeded")
                        .with("enabled_events[]", "payment_intent.payment_failed")
                        .with("description", DESCRIPTION);
        return removeLeftovers(client)
                .compose(_ -> client.post(ENDPOINTS, form, run + "-endpoint"))
                .compose(GatewayClient::succeed)
                .map(answer -> {
                    listener.trust(answer.body().getString("secret"));
                    return new WebhookRegistration(client, answer.body().getString("id"));
                });
    }

    public Future<Void> remove() {
        return remove(client, id);
    }

    private static Future<Void> removeLeftovers(GatewayClient client) {
        return client.send(HttpMethod.GET, ENDPOINTS + "?limit=100")
                .compose(GatewayClient::succeed)
                .map(answer ->
                        answer.body().getJsonArray("data").stream()
                                .map(JsonObject.class::cast)
                                .filter(endpoint ->
                                        DESCRIPTION.equals(endpoint.getString("description")))
                                .map(endpoint -> remove(client, endpoint.getString("id")))
                                .toList())
                .compose(Future::all)
                .mapEmpty();
    }

    private static Future<Void> remove(GatewayClient client, String id) {
        return client.send(HttpMethod.DELETE, ENDPOINTS + "/" + id)
                .compose(GatewayClient::succeed)
                .mapEmpty();
    }
}
