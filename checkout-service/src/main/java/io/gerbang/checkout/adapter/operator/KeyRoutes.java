package io.gerbang.checkout.adapter.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.merchant.ApiKeyStore;
import io.gerbang.checkout.application.merchant.ChangeKeysHandler;
import io.gerbang.checkout.application.merchant.NewKey;
import io.gerbang.checkout.application.merchant.StoredKey;
import io.gerbang.checkout.application.merchant.UsedKey;
import io.gerbang.checkout.config.CheckoutConfig;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.key.KeyKind;
import io.gerbang.web.key.Scope;
import io.gerbang.web.operator.OperatorRoutes;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code /merchants/:merchant/keys}. A key's text is in the answer that made it, and nowhere else.
 */
@ApplicationScoped
class KeyRoutes implements OperatorRoutes {

    private static final String KEYS = "/merchants/:merchant/keys";
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

    private final ChangeKeysHandler changes;
    private final ApiKeyStore keys;
    private final CheckoutConfig config;

    KeyRoutes(ChangeKeysHandler changes, ApiKeyStore keys, CheckoutConfig config) {
        this.changes = changes;
        this.keys = keys;
        this.config = config;
    }

    @Override
    public void register(Routes routes) {
        routes.on(HttpMethod.GET, KEYS, this::list);
        routes.on(HttpMethod.POST, KEYS, this::create);
        routes.on(HttpMethod.POST, KEYS + "/:key/roll", this::roll);
        routes.on(HttpMethod.POST, KEYS + "/:key/revoke", this::revoke);
    }

    /**
     * A key to make.
     *
     * @param mode test or live
     * @param name to tell it from others
     * @param scopes of a restricted key
     */
    record Wanted(
            @Nullable String kind,
            @Nullable String mode,
            @Nullable String name,
            @Nullable List<String> scopes) {}

    /** How long a key that is rolled works on, in seconds; not at all where it is absent. */
    record Roll(@Nullable Long overlapSeconds) {}

    private Uni<? extends JsonNode> list(RoutingContext routing) {
        return keys.list(routing.pathParam("merchant"))
                .map(found -> Bodies.list(found.stream().map(KeyRoutes::json).toList()));
    }

    private Uni<ObjectNode> create(RoutingContext routing) {
        var wanted = Bodies.read(routing, Wanted.class);
        var kind = kind(wanted.kind());
        return changes.create(
                        Bodies.actor(routing),
                        routing.pathParam("merchant"),
                        kind,
                        isLive(wanted.mode()),
                        wanted.name(),
                        scopes(kind, wanted.scopes()))
                .map(KeyRoutes::json);
    }

    private Uni<ObjectNode> roll(RoutingContext routing) {
        var seconds = Bodies.read(routing, Roll.class).overlapSeconds();
        if (seconds != null && (seconds < 0 || seconds > LONGEST_OVERLAP.toSeconds())) {
            throw invalid("overlap_seconds", "A key that is rolled works on for a week at most.");
        }
        return changes.roll(
                        Bodies.actor(routing),
                        routing.pathParam("merchant"),
                        routing.pathParam("key"),
                        Duration.ofSeconds(seconds == null ? 0 : seconds))
                .map(KeyRoutes::json);
    }

    private Uni<ObjectNode> revoke(RoutingContext routing) {
        return changes.revoke(
                        Bodies.actor(routing),
                        routing.pathParam("merchant"),
                        routing.pathParam("key"))
                .map(KeyRoutes::json);
    }

    private static KeyKind kind(@Nullable String kind) {
        return Stream.of(KeyKind.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(kind))
                .findFirst()
                .orElseThrow(() -> invalid("kind", "kind is secret, publishable or restricted."));
    }

    /** A key of a mode that the card network is not for could only do harm. */
    private boolean isLive(@Nullable String mode) {
        if (mode == null || !config.modes().contains(mode)) {
            throw invalid(
                    "mode", "mode is one that this installation is for: " + config.modes() + ".");
        }
        return mode.equals("live");
    }

    private static List<String> scopes(KeyKind kind, @Nullable List<String> asked) {
        var scopes = asked == null ? List.<String>of() : asked;
        if (scopes.isEmpty() == (kind == KeyKind.RESTRICTED)) {
            throw invalid("scopes", "A restricted key has scopes, and no other has.");
        }
        scopes.stream()
                .filter(scope -> Scope.named(scope).isEmpty())
                .findFirst()
                .ifPresent(_ -> {
                    throw invalid("scopes", "A scope is as payment_intents:write or refunds:read.");
                });
        return scopes;
    }

    private static ObjectNode json(NewKey made) {
        return json(made.key()).put("key", made.text());
    }

    private static ObjectNode json(UsedKey used) {
        return json(used.key())
                .put("last_used_at", text(used.lastUsedAt()))
                .put("uses", used.uses())
                .put("refused", used.refused())
                .put("last_refused", used.lastRefused());
    }

    private static ObjectNode json(StoredKey key) {
        var json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", key.id())
                        .put("merchant", key.merchantId())
                        .put("kind", key.kind().name().toLowerCase(Locale.ROOT))
                        .put("mode", key.livemode() ? "live" : "test")
                        .put("name", key.name())
                        .put("created_at", key.createdAt().toString())
                        .put("expires_at", text(key.expiresAt()));
        var scopes = json.putArray("scopes");
        key.scopes().forEach(scopes::add);
        return json;
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static RuntimeException invalid(String param, String message) {
        return StripeErrors.invalidParameter(param, "parameter_invalid_string", message);
    }
}
