package io.gerbang.checkout.application;

import io.gerbang.events.EventRecord;
import io.gerbang.events.Topic;
import io.gerbang.events.checkout.MerchantChanged;
import io.gerbang.messaging.Database;
import io.gerbang.messaging.Outbox;
import io.gerbang.web.key.ApiKeyFormat;
import io.gerbang.web.key.KeyKind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes a merchant with a test-mode key of each kind, and tells the other services. */
@ApplicationScoped
public class CreateMerchantHandler {

    private final Database database;
    private final MerchantStore merchants;
    private final Outbox outbox;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CreateMerchantHandler(Database database, MerchantStore merchants, Outbox outbox, Clock clock) {
        this.database = database;
        this.merchants = merchants;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What was made; the keys are shown here and never again. */
    public record Created(Merchant merchant, String secretKey, String publishableKey) {

        @Override
        public String toString() {
            return "Created[" + merchant.id() + "]";
        }
    }

    /** Emits empty where a merchant of that id is already there. */
    public Uni<Optional<Created>> create(
            String id, String name, String country, String defaultCurrency) {
        var now = clock.instant();
        var merchant = new Merchant(id, name, country, defaultCurrency, now);
        var secret = ApiKeyFormat.generate(KeyKind.SECRET, false, random);
        var publishable = ApiKeyFormat.generate(KeyKind.PUBLISHABLE, false, random);
        var keys =
                List.of(
                        stored(merchant, secret, KeyKind.SECRET, now),
                        stored(merchant, publishable, KeyKind.PUBLISHABLE, now));
        return database.transact(tx ->
                        merchants
                                .insert(tx, merchant, keys)
                                .chain(inserted ->
                                        inserted
                                                ? outbox.append(
                                                                tx,
                                                                List.of(changed(merchant, keys)))
                                                        .replaceWith(true)
                                                : Uni.createFrom().item(false)))
                .map(inserted ->
                        inserted
                                ? Optional.of(new Created(merchant, secret, publishable))
                                : Optional.empty());
    }

    private static StoredKey stored(Merchant merchant, String key, KeyKind kind, Instant now) {
        return new StoredKey(
                Ids.create("key_", now),
                merchant.id(),
                ApiKeyFormat.hash(key),
                kind == KeyKind.PUBLISHABLE ? key : null,
                kind,
                false,
                now,
                null);
    }

    private static EventRecord<MerchantChanged> changed(Merchant merchant, List<StoredKey> keys) {
        return new EventRecord<>(
                Topic.CHECKOUT_MERCHANT,
                merchant.id(),
                1,
                merchant.id(),
                false,
                merchant.createdAt(),
                merchant.id(),
                null,
                null,
                new MerchantChanged(
                        merchant.id(),
                        merchant.name(),
                        merchant.country(),
                        merchant.defaultCurrency(),
                        keys.stream().map(CreateMerchantHandler::key).toList()));
    }

    private static MerchantChanged.Key key(StoredKey key) {
        return new MerchantChanged.Key(
                key.id(),
                key.sha256(),
                key.kind().name().toLowerCase(Locale.ROOT),
                key.livemode(),
                key.expiresAt());
    }
}
