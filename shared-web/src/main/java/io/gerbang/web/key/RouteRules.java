package io.gerbang.web.key;

import io.gerbang.web.error.StripeErrors;
import io.vertx.core.http.HttpMethod;
import jakarta.ws.rs.container.ResourceInfo;

/** What a route asks of a key. */
final class RouteRules {

    private static final int VERSION_LENGTH = "/v1/".length();

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

    static void requireScope(ApiKey key, HttpMethod method, String path) {
        var end = path.indexOf('/', VERSION_LENGTH);
        var resource = path.substring(VERSION_LENGTH, end < 0 ? path.length() : end);
        var write = resource + ":write";
        var reads = method == HttpMethod.GET || method == HttpMethod.HEAD;
        var needed = reads ? resource + ":read" : write;
        if (!key.scopes().contains(needed) && !key.scopes().contains(write)) {
            throw StripeErrors.morePermissionsRequired(needed);
        }
    }
}
