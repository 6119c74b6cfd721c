package io.gerbang.checkout.application.merchant;

import io.gerbang.checkout.application.Actor;
import io.gerbang.checkout.application.AuditLog;
import io.gerbang.checkout.application.AuditLog.Act;
import io.gerbang.checkout.application.merchant.MerchantStore.Versioned;
import io.gerbang.events.EventRecord;
import io.gerbang.events.Topic;
import io.gerbang.events.checkout.MerchantChanged;
import io.gerbang.messaging.Database;
import io.gerbang.messaging.Outbox;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.key.KeyKind;
import io.gerbang.web.limit.Limits;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The one way to change a merchant or its keys: under the merchant's lock, with an entry in the
 * audit log, and with its whole new state on the way to the other services.
 */
@ApplicationScoped
class MerchantChanges {

    private final Database database;
    private final MerchantStore merchants;
    private final ApiKeyStore keys;
    private final AuditLog audit;
    private final Outbox outbox;
    private final Clock clock;

    MerchantChanges(
            Database database,
            MerchantStore merchants,
            ApiKeyStore keys,
            AuditLog audit,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.merchants = merchants;
        this.keys = keys;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What was changed, and how the audit log tells it. */
    record Changed<T>(Merchant merchant, T result, Act act) {}

    /** Fails with 404 where there is no such merchant. */
    <T> Uni<T> change(
            Actor actor,
            String merchantId,
            BiFunction<SqlConnection, Merchant, Uni<Changed<T>>> work) {
        return database.transact(tx ->
                merchants
                        .lock(tx, merchantId)
                        .map(found ->
                                found.orElseThrow(
                                        () -> StripeErrors.resourceMissing("merchant", merchantId)))
                        .chain(before -> change(tx, actor, before, work)));
    }

    private <T> Uni<T> change(
            SqlConnection tx,
            Actor actor,
            Versioned before,
            BiFunction<SqlConnection, Merchant, Uni<Changed<T>>> work) {
        return work.apply(tx, before.merchant())
                .call(changed -> merchants.update(tx, before.next(changed.merchant())))
                .call(changed -> publish(tx, before.next(changed.merchant())))
                .call(changed -> audit.append(tx, actor, changed.act()))
                .map(Changed::result);
    }

    /** Emits whether the merchant was made; not where it is already there. */
    Uni<Boolean> create(Actor actor, Merchant merchant, List<StoredKey> firstKeys) {
        return database.transact(tx ->
                merchants
                        .insert(tx, merchant)
                        .call(inserted ->
                                inserted
                                        ? keys.insert(tx, firstKeys)
                                                .chain(() ->
                                                        publish(tx, new Versioned(merchant, 1)))
                                                .chain(() -> tell(tx, actor, merchant, firstKeys))
                                        : Uni.createFrom().voidItem()));
    }

    private Uni<Void> tell(
            SqlConnection tx, Actor actor, Merchant merchant, List<StoredKey> firstKeys) {
        var act = Act.of("merchant.created", merchant.id()).with("name", merchant.name());
        for (var key : firstKeys) {
            act = act.with(key.kind().name().toLowerCase(Locale.ROOT) + "_key", key.id());
        }
        return audit.append(tx, actor, act);
    }

    private Uni<Void> publish(SqlConnection tx, Versioned merchant) {
        var now = clock.instant();
        return keys.inForce(tx, merchant.merchant().id(), now)
                .chain(inForce -> outbox.append(tx, List.of(changed(merchant, inForce, now))));
    }

    private static EventRecord<MerchantChanged> changed(
            Versioned versioned, List<StoredKey> inForce, Instant now) {
        var merchant = versioned.merchant();
        return new EventRecord<>(
                Topic.CHECKOUT_MERCHANT,
                merchant.id(),
                versioned.version(),
                merchant.id(),
                false,
                now,
                merchant.id(),
                null,
                null,
                new MerchantChanged(
                        merchant.id(),
                        merchant.name(),
                        merchant.country(),
                        merchant.defaultCurrency(),
                        inForce.stream().map(MerchantChanges::key).toList(),
                        limits(merchant.limits())));
    }

    private static MerchantChanged.@Nullable Limits limits(@Nullable Limits limits) {
        return limits == null
                ? null
                : new MerchantChanged.Limits(
                        limits.concurrentRequests(),
                        limits.rates().stream()
                                .map(rate ->
                                        new MerchantChanged.Rate(
                                                rate.scope(), rate.perSecond(), rate.burst()))
                                .toList());
    }

    private static MerchantChanged.Key key(StoredKey key) {
        return new MerchantChanged.Key(
                key.id(),
                key.sha256(),
                key.kind().name().toLowerCase(Locale.ROOT),
                key.livemode(),
                key.expiresAt(),
                key.kind() == KeyKind.RESTRICTED ? key.scopes() : null);
    }
}
