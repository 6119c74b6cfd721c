package io.gerbang.checkout.application.merchant;

import io.gerbang.checkout.application.Actor;
import io.gerbang.checkout.application.AuditLog.Act;
import io.gerbang.checkout.application.merchant.MerchantChanges.Changed;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.key.KeyKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes keys, rolls them, and ends them. */
@ApplicationScoped
public class ChangeKeysHandler {

    private final MerchantChanges changes;
    private final ApiKeyStore keys;
    private final Clock clock;

    ChangeKeysHandler(MerchantChanges changes, ApiKeyStore keys, Clock clock) {
        this.changes = changes;
        this.keys = keys;
        this.clock = clock;
    }

    /** Another key for a merchant. */
    public Uni<NewKey> create(
            Actor actor,
            String merchantId,
            KeyKind kind,
            boolean livemode,
            @Nullable String name,
            List<String> scopes) {
        return changes.change(
                actor,
                merchantId,
                (tx, merchant) -> {
                    var made =
                            NewKey.make(merchantId, kind, livemode, name, scopes, clock.instant());
                    return keys.insert(tx, List.of(made.key()))
                            .replaceWith(
                                    new Changed<>(merchant, made, act("key.created", made.key())));
                });
    }

    /**
     * A key in the place of another, which works on for a while.
     *
     * @param overlap how long; none ends it at once
     */
    public Uni<NewKey> roll(Actor actor, String merchantId, String keyId, Duration overlap) {
        return changes.change(
                actor,
                merchantId,
                (tx, merchant) ->
                        open(tx, merchantId, keyId)
                                .chain(old -> {
                                    var now = clock.instant();
                                    var made =
                                            NewKey.make(
                                                    merchantId,
                                                    old.kind(),
                                                    old.livemode(),
                                                    old.name(),
                                                    old.scopes(),
                                                    now);
                                    var ending = old.endingAt(now.plus(overlap));
                                    var act =
                                            act("key.rolled", ending).with("new", made.key().id());
                                    return keys.end(tx, ending)
                                            .chain(() -> keys.insert(tx, List.of(made.key())))
                                            .replaceWith(new Changed<>(merchant, made, act));
                                }));
    }

    /** Ends a key at once, also one that was to end later. */
    public Uni<StoredKey> revoke(Actor actor, String merchantId, String keyId) {
        return changes.change(
                actor,
                merchantId,
                (tx, merchant) ->
                        inForce(tx, merchantId, keyId)
                                .map(key -> key.endingAt(clock.instant()))
                                .call(key -> keys.end(tx, key))
                                .map(key -> new Changed<>(merchant, key, act("key.revoked", key))));
    }

    /** A key whose end is not set yet. */
    private Uni<StoredKey> open(SqlConnection tx, String merchantId, String keyId) {
        return inForce(tx, merchantId, keyId)
                .invoke(key -> {
                    if (key.expiresAt() != null) {
                        throw ended(keyId);
                    }
                });
    }

    private Uni<StoredKey> inForce(SqlConnection tx, String merchantId, String keyId) {
        return keys.find(tx, merchantId, keyId)
                .map(found ->
                        found.orElseThrow(() -> StripeErrors.resourceMissing("api_key", keyId)))
                .invoke(key -> {
                    if (!key.isInForce(clock.instant())) {
                        throw ended(keyId);
                    }
                });
    }

    private static RuntimeException ended(String keyId) {
        return StripeErrors.invalid(400, "The key " + keyId + " was rolled or revoked before.")
                .build();
    }

    private static Act act(String action, StoredKey key) {
        var act =
                Act.of(action, key.id())
                        .with("merchant", key.merchantId())
                        .with("kind", key.kind().name().toLowerCase(Locale.ROOT))
                        .with("mode", key.livemode() ? "live" : "test");
        act = key.scopes().isEmpty() ? act : act.with("scopes", String.join(" ", key.scopes()));
        return key.expiresAt() == null ? act : act.with("ends", key.expiresAt().toString());
    }
}
