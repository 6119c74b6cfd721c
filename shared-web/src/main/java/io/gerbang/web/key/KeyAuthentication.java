package io.gerbang.web.key;

import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.idempotency.IdempotencyErrors;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request in by its key, and leaves a {@link Caller}.
 *
 * <p>Every route needs a key unless it is {@link KeyNotRequired} or under {@code /internal/}, where
 * the edge never sends anyone. A missing, mistyped, unknown or revoked key gets the same answer.
 */
public class KeyAuthentication {

    private static final String INTERNAL = "/internal/";

    private final ApiKeys keys;

    @Inject
    KeyAuthentication(ApiKeys keys) {
        this.keys = keys;
    }

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public @Nullable Uni<Void> authenticate(RoutingContext routing, ResourceInfo route) {
        var request = routing.request();
        if (request.path().startsWith(INTERNAL) || RouteRules.needsNoKey(route)) {
            return null;
        }
        var key = Credentials.key(request);
        if (key == null || !ApiKeyFormat.isWellFormed(key)) {
            throw StripeErrors.unauthorized();
        }
        return keys.find(ApiKeyFormat.hash(key))
                .invoke(found -> admit(found, routing, route))
                .replaceWithVoid();
    }

    private static void admit(Optional<ApiKey> found, RoutingContext routing, ResourceInfo route) {
        var key = found.orElseThrow(StripeErrors::unauthorized);
        var request = routing.request();
        switch (key.kind()) {
            case SECRET -> {}
            case PUBLISHABLE -> RouteRules.requirePublishable(route);
            case RESTRICTED -> RouteRules.requireScope(key, request.method(), request.path());
        }
        caller(key, routing).attachTo(routing);
    }

    private static Caller caller(ApiKey key, RoutingContext routing) {
        var request = routing.request();
        var version = request.getHeader("Stripe-Version");
        return new Caller(
                key.merchantId(),
                key.livemode(),
                key.kind(),
                key.keyId(),
                RequestId.of(routing),
                version == null ? key.apiVersion() : version,
                idempotencyKey(request),
                ClientAddress.of(request));
    }

    private static @Nullable String idempotencyKey(HttpServerRequest request) {
        return request.method() == HttpMethod.POST
                ? IdempotencyErrors.checkedKey(request.getHeader("Idempotency-Key"))
                : null;
    }
}
