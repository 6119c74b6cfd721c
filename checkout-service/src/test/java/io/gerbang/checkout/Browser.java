package io.gerbang.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A shopper's browser on the page of a checkout session: it has no key, and follows nothing. */
final class Browser {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final String page;

    Browser(URI base, String sessionUrl) {
        this.base = base;
        this.page = URI.create(sessionUrl).getPath();
    }

    /** What came back. */
    record Page(int status, HttpHeaders headers, String text) {

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new AssertionError(text, e);
            }
        }
    }

    String path() {
        return page;
    }

    Page open() {
        return get(page);
    }

    Page get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET()).join();
    }

    /** What the page's script does once the vault has the card. */
    Page confirm(String paymentMethod) {
        return confirmAsync(paymentMethod).join();
    }

    CompletableFuture<Page> confirmAsync(String paymentMethod) {
        return post("payment_method=" + paymentMethod);
    }

    CompletableFuture<Page> post(String form) {
        return post(page + "/confirm", form);
    }

    CompletableFuture<Page> post(String path, String form) {
        return send(
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
    }

    private CompletableFuture<Page> send(HttpRequest.Builder request) {
        return http.sendAsync(request.timeout(LIMIT).build(), BodyHandlers.ofString())
                .thenApply(
                        answer -> new Page(answer.statusCode(), answer.headers(), answer.body()));
    }
}
