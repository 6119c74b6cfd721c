package io.gerbang.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gerbang.events.Topic;
import io.gerbang.events.checkout.MerchantChanged;
import io.gerbang.web.key.ApiKeyFormat;
import io.gerbang.web.key.KeyKind;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A merchant who calls the vault's routes over HTTP. */
final class VaultClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;
    private final String key;

    VaultClient(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    /** A merchant whose key has come over Kafka. */
    static VaultClient ofMerchant(URI base, Neighbours neighbours, KeyKind kind) {
        var key = ApiKeyFormat.generate(kind, false, new SecureRandom());
        var known =
                new MerchantChanged.Key(
                        "key_1",
                        ApiKeyFormat.hash(key),
                        kind.name().toLowerCase(Locale.ROOT),
                        false,
                        null,
                        null);
        neighbours.send(
                Topic.CHECKOUT_MERCHANT,
                neighbours.merchantId(),
                new MerchantChanged(
                        neighbours.merchantId(), "Toko", "ID", "idr", List.of(known), null));
        var client = new VaultClient(base, key);
        Rows.await("the key is known", () -> client.post("/v1/tokens", Map.of()).status() == 400);
        return client;
    }

    record Answer(int status, String text, JsonNode body) {

        String error(String field) {
            return body.path("error").path(field).asText();
        }

        String id() {
            return body.get("id").asText();
        }
    }

    Answer post(String path, Map<String, String> form) {
        return post(path, form, null);
    }

    Answer post(String path, Map<String, String> form, String idempotencyKey) {
        var request =
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encode(form)));
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return send(request);
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    void delete(String path) {
        send(HttpRequest.newBuilder(base.resolve(path)).DELETE());
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var answer =
                    client.send(
                            request.header("Authorization", "Bearer " + key).build(),
                            BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body(), JSON.readTree(answer.body()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }
}
