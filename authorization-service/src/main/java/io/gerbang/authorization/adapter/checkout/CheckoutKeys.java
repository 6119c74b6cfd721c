package io.gerbang.authorization.adapter.checkout;

import io.gerbang.messaging.EventCodec;
import io.gerbang.web.key.ApiKey;
import io.gerbang.web.key.KeyKind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;

/** Asks checkout-service for a key. */
@ApplicationScoped
class CheckoutKeys {

    private final HttpClient client;
    private final CheckoutConfig config;

    CheckoutKeys(Vertx vertx, CheckoutConfig config) {
        this.client = vertx.createHttpClient();
        this.config = config;
    }

    /** A key that is in force, as checkout tells it. */
    private record Known(String merchantId, String keyId, String kind, boolean livemode) {}

    /** Emits empty where there is no such key; fails where checkout does not say. */
    Uni<Optional<ApiKey>> find(String sha256) {
        var request =
                new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setAbsoluteURI(config.url() + "/internal/api_keys/" + sha256)
                        .setTimeout(config.timeoutMs());
        return client.request(request).chain(sent -> sent.send()).chain(CheckoutKeys::read);
    }

    static KeyKind kind(String word) {
        return KeyKind.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static Uni<Optional<ApiKey>> read(HttpClientResponse response) {
        return switch (response.statusCode()) {
            case 200 -> response.body().map(CheckoutKeys::read);
            case 404 -> Uni.createFrom().item(Optional.empty());
            default ->
                    Uni.createFrom()
                            .failure(new IOException("checkout answered " + response.statusCode()));
        };
    }

    private static Optional<ApiKey> read(Buffer body) {
        try {
            var known = EventCodec.json().readValue(body.getBytes(), Known.class);
            return Optional.of(
                    new ApiKey(
                            known.merchantId(),
                            known.keyId(),
                            kind(known.kind()),
                            known.livemode(),
                            null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
