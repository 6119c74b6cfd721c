package io.gerbang.settlement.adapter.checkout;

import io.gerbang.settlement.config.CheckoutConfig;
import io.gerbang.web.key.ApiKey;
import io.gerbang.web.key.ApiKeys;
import io.gerbang.web.key.KeyKind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks checkout-service, which owns the keys, each time. Balances are read rarely, so the hop costs
 * little, and a key works no longer here than it does there.
 */
@ApplicationScoped
class CheckoutApiKeys implements ApiKeys {

    private final WebClient client;
    private final CheckoutConfig config;
    private final Clock wallClock;

    CheckoutApiKeys(Vertx vertx, CheckoutConfig config, Clock wallClock) {
        this.client = WebClient.create(vertx);
        this.config = config;
        this.wallClock = wallClock;
    }

    @Override
    public Uni<Optional<ApiKey>> find(String sha256Hex) {
        return client.getAbs(config.url() + "/internal/api_keys/" + sha256Hex)
                .timeout(config.timeoutMs())
                .send()
                .map(this::key);
    }

    private Optional<ApiKey> key(HttpResponse<Buffer> response) {
        return switch (response.statusCode()) {
            case 200 ->
                    Optional.of(response.bodyAsJsonObject())
                            .filter(this::isInForce)
                            .map(CheckoutApiKeys::key);
            case 404 -> Optional.empty();
            default ->
                    throw new UncheckedIOException(
                            new IOException("checkout answered " + response.statusCode()));
        };
    }

    private boolean isInForce(JsonObject key) {
        var expiresAt = key.getInstant("expires_at");
        return expiresAt == null || expiresAt.isAfter(wallClock.instant());
    }

    private static ApiKey key(JsonObject key) {
        return new ApiKey(
                key.getString("merchant_id"),
                key.getString("key_id"),
                KeyKind.valueOf(key.getString("kind").toUpperCase(Locale.ROOT)),
                key.getBoolean("livemode"),
                null);
    }
}
