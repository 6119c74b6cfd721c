package io.gerbang.checkout.adapter.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gerbang.web.NeighbourClient;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads JSON from and tells things to another service's internal routes. */
@ApplicationScoped
class ServiceClient {

    private static final long TIMEOUT_MS = 2_000;

    private final HttpClient client;
    private final ObjectMapper json = new ObjectMapper();

    ServiceClient(Vertx vertx) {
        this.client = NeighbourClient.create(vertx);
    }

    /** Emits empty for a 404; fails where there is no answer or another one. */
    Uni<Optional<JsonNode>> get(String url) {
        return send(HttpMethod.GET, url).chain(this::read);
    }

    /** Fails where the answer is not 204. */
    Uni<Void> post(String url) {
        return tell(HttpMethod.POST, url);
    }

    /** Fails where the answer is not 204. */
    Uni<Void> delete(String url) {
        return tell(HttpMethod.DELETE, url);
    }

    private Uni<Void> tell(HttpMethod method, String url) {
        return send(method, url)
                .invoke(response -> {
                    if (response.statusCode() != 204) {
                        throw new UncheckedIOException(
                                new IOException("HTTP " + response.statusCode()));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<HttpClientResponse> send(HttpMethod method, String url) {
        return client.request(
                        new RequestOptions()
                                .setMethod(method)
                                .setAbsoluteURI(url)
                                .setTimeout(TIMEOUT_MS))
                .chain(request -> request.send());
    }

    private Uni<Optional<JsonNode>> read(HttpClientResponse response) {
        if (response.statusCode() == 404) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (response.statusCode() != 200) {
            return Uni.createFrom().failure(new IOException("HTTP " + response.statusCode()));
        }
        return response.body()
                .map(body -> {
                    try {
                        return Optional.of(json.readTree(body.getBytes()));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
