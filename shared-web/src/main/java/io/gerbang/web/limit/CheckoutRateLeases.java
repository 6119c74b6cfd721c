package io.gerbang.web.limit;

import io.gerbang.web.NeighbourClient;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientResponse;
import java.io.IOException;
import java.time.Duration;

/** Asks checkout-service, which has the buckets. */
public final class CheckoutRateLeases implements RateLeases {

    private final HttpClient client;
    private final String url;
    private final long timeoutMs;

    /**
     * @param url base URL of checkout's internal routes
     * @param timeoutMs how long an answer is waited for
     */
    public CheckoutRateLeases(Vertx vertx, String url, long timeoutMs) {
        this.client = NeighbourClient.create(vertx);
        this.url = url;
        this.timeoutMs = timeoutMs;
    }

    @Override
    public Uni<Lease> take(String keyId, RateLimit limit, int wanted) {
        var asked =
                new JsonObject()
                        .put("key_id", keyId)
                        .put("scope", limit.scope())
                        .put("per_second", limit.perSecond())
                        .put("burst", limit.burst())
                        .put("wanted", wanted);
        var request =
                new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setAbsoluteURI(url + "/internal/rate_leases")
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .setTimeout(timeoutMs);
        return client.request(request)
                .chain(sent -> sent.send(asked.encode()))
                .chain(CheckoutRateLeases::read);
    }

    private static Uni<Lease> read(HttpClientResponse response) {
        return response.statusCode() == 200
                ? response.body().map(body -> lease(body.toJsonObject()))
                : Uni.createFrom()
                        .failure(new IOException("checkout answered " + response.statusCode()));
    }

    private static Lease lease(JsonObject told) {
        return new Lease(
                told.getInteger("granted"), Duration.ofMillis(told.getLong("retry_after_ms")));
    }
}
