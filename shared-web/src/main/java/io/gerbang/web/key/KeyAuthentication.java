package io.gerbang.web.key;

import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.idempotency.IdempotencyErrors;
import io.gerbang.web.limit.RequestLimits;
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
    private final KeyUses uses;
    private final RequestLimits limits;

    @Inject
    KeyAuthentication(ApiKeys keys, KeyUses uses, RequestLimits limits) {
        this.keys = keys;
        this.uses = uses;
        this.limits = limits;
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
        return keys.find(ApiKeyFormat.hash(key)).chain(found -> admit(found, routing, route));
    }

    private Uni<Void> admit(Optional<ApiKey> found, RoutingContext routing, ResourceInfo route) {
        var key = found.orElseThrow(StripeErrors::unauthorized);
        requireOwnAccount(key, routing.request());
        caller(key, routing).attachTo(routing);
        uses.used(key);
        switch (key.kind()) {
            case SECRET -> {}
            case PUBLISHABLE -> RouteRules.requirePublishable(route);
            case RESTRICTED -> RouteRules.requireScope(key, routing.request());
        }
        return key.limits() == null
                ? Uni.createFrom().voidItem()
                : limits.admit(
                        key.keyId(), key.limits(), RouteRules.scope(routing.request()), routing);
    }

    /** A payment on another account than the one that is named would be taken for the other's. */
    private static void requireOwnAccount(ApiKey key, HttpServerRequest request) {
        var account = request.getHeader("Stripe-Account");
        if (account != null && !account.equals(key.merchantId())) {
            throw StripeErrors.accountInvalid(account);
        }
    }

    private static Caller caller(ApiKey key, RoutingContext routing) {
        var request = routing.request();
        var version = ApiVersions.checked(request.getHeader("Stripe-Version"));
        return new Caller(
                key.merchantId(),
                key.livemode(),
                key.kind(),
                key.keyId(),
                RequestId.of(routing),
                version == null ? key.apiVersion() : version,
                idempotencyKey(request),
                ClientAddress.of(request),
                key.scopes(),
                key.wholeRupiah());
    }

    private static @Nullable String idempotencyKey(HttpServerRequest request) {
        return request.method() == HttpMethod.POST
                ? IdempotencyErrors.checkedKey(request.getHeader("Idempotency-Key"))
                : null;
    }
}
