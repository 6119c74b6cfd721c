package io.gerbang.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gerbang.checkout.application.Actor;
import io.gerbang.checkout.application.merchant.CreateMerchantHandler;
import io.gerbang.checkout.application.merchant.CreateMerchantHandler.Created;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The merchant API, called as curl would. */
final class Api {

    static final Actor OPERATOR = new Actor("ani", "127.0.0.1");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final String key;

    Api(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    /** A shop that nobody else sells in. */
    static Created newShop(CreateMerchantHandler merchants) {
        return merchants
                .create(OPERATOR, "acct_" + UUID.randomUUID(), "Test Shop", "US", "usd")
                .await()
                .atMost(Duration.ofSeconds(10))
                .orElseThrow();
    }

    /** An answer with its status. */
    record Reply(int status, HttpHeaders headers, JsonNode body) {

        String text(String path) {
            return body.at("/" + path.replace('.', '/')).asText(null);
        }

        long number(String path) {
            return body.at("/" + path.replace('.', '/')).asLong();
        }
    }

    Reply post(String path, String form) {
        return send(request(path, form, null)).join();
    }

    Reply post(String path, String form, String idempotencyKey) {
        return send(request(path, form, idempotencyKey)).join();
    }

    CompletableFuture<Reply> postAsync(String path, String form, @Nullable String idempotencyKey) {
        return send(request(path, form, idempotencyKey));
    }

    Reply get(String path) {
        return getAsync(path).join();
    }

    CompletableFuture<Reply> getAsync(String path) {
        return send(builder(path).GET().build());
    }

    Reply delete(String path) {
        return send(builder(path).DELETE().build()).join();
    }

    private HttpRequest request(String path, String form, @Nullable String idempotencyKey) {
        var request =
                builder(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form));
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return request.build();
    }

    private HttpRequest.Builder builder(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + key);
    }

    private CompletableFuture<Reply> send(HttpRequest request) {
        return http.sendAsync(request, BodyHandlers.ofString())
                .thenApply(response -> {
                    try {
                        return new Reply(
                                response.statusCode(),
                                response.headers(),
                                JSON.readTree(response.body()));
                    } catch (IOException e) {
                        throw new AssertionError(response.body(), e);
                    }
                });
    }
}
