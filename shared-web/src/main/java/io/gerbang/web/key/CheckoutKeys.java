package io.gerbang.web.key;

import io.gerbang.web.NeighbourClient;
import io.gerbang.web.limit.Limits;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks checkout-service, which owns the keys and tells only of those in force, each time. */
public final class CheckoutKeys implements ApiKeys {

    private final HttpClient client;
    private final String url;
    private final long timeoutMs;

    /**
     * @param url base URL of checkout's internal routes
     * @param timeoutMs how long an answer is waited for
     */
    public CheckoutKeys(Vertx vertx, String url, long timeoutMs) {
        this.client = NeighbourClient.create(vertx);
        this.url = url;
        this.timeoutMs = timeoutMs;
    }

    @Override
    public Uni<Optional<ApiKey>> find(String sha256Hex) {
        var request =
                new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setAbsoluteURI(url + "/internal/api_keys/" + sha256Hex)
                        .setTimeout(timeoutMs);
        return client.request(request).chain(sent -> sent.send()).chain(CheckoutKeys::read);
    }

    @Override
    public Uni<Void> used(List<KeyUse> uses) {
        var told = new JsonArray();
        uses.forEach(use ->
                told.add(
                        new JsonObject()
                                .put("key_id", use.keyId())
                                .put("uses", use.uses())
                                .put("refused", use.refused())
                                .put("last_used_at", use.lastUsedAt().toString())
                                .put("last_refused", use.lastRefused())));
        var request =
                new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setAbsoluteURI(url + "/internal/api_key_uses")
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .setTimeout(timeoutMs);
        return client.request(request)
                .chain(sent -> sent.send(told.encode()))
                .invoke(response -> {
                    if (response.statusCode() >= 300) {
                        throw new IllegalStateException(
                                "checkout answered " + response.statusCode());
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Optional<ApiKey>> read(HttpClientResponse response) {
        return switch (response.statusCode()) {
            case 200 -> response.body().map(body -> Optional.of(key(body.toJsonObject())));
            case 404 -> Uni.createFrom().item(Optional.empty());
            default ->
                    Uni.createFrom()
                            .failure(new IOException("checkout answered " + response.statusCode()));
        };
    }

    private static ApiKey key(JsonObject known) {
        return new ApiKey(
                known.getString("merchant_id"),
                known.getString("key_id"),
                KeyKind.named(known.getString("kind")),
                known.getBoolean("livemode"),
                null,
                known.getJsonArray("scopes").stream()
                        .map(String.class::cast)
                        .collect(Collectors.toUnmodifiableSet()),
                limits(known.getJsonObject("limits")),
                known.getBoolean("whole_rupiah", false));
    }

    private static @Nullable Limits limits(@Nullable JsonObject told) {
        return told == null ? null : told.mapTo(Limits.class);
    }
}
