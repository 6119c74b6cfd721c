package io.gerbang.web.key;

import io.gerbang.web.error.StripeErrors;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ResourceInfo;
import org.jspecify.annotations.Nullable;

/** What a route asks of a key. */
final class RouteRules {

    private RouteRules() {}

    static boolean needsNoKey(ResourceInfo route) {
        return route.getResourceMethod().isAnnotationPresent(KeyNotRequired.class)
                || route.getResourceClass().isAnnotationPresent(KeyNotRequired.class);
    }

    static void requirePublishable(ResourceInfo route) {
        if (!route.getResourceMethod().isAnnotationPresent(PublishableKeyAllowed.class)) {
            throw StripeErrors.secretKeyRequired();
        }
    }

    /** The text of the scope that a request is about; null where it is about none. */
    static @Nullable String scope(HttpServerRequest request) {
        return Scope.of(request.method().name(), request.path()).map(Scope::toString).orElse(null);
    }

    static void requireScope(ApiKey key, HttpServerRequest request) {
        var needed =
                Scope.of(request.method().name(), request.path())
                        .orElseThrow(StripeErrors::secretKeyRequired);
        if (!needed.isIn(key.scopes())) {
            throw StripeErrors.morePermissionsRequired(needed.toString());
        }
    }
}
