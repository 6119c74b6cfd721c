package io.gerbang.authorization.adapter.checkout;

import io.gerbang.authorization.application.MerchantFeed;
import io.gerbang.events.EventRecord;
import io.gerbang.events.Topic;
import io.gerbang.events.checkout.MerchantChanged;
import io.gerbang.messaging.Database;
import io.gerbang.messaging.EventCodec;
import io.gerbang.web.key.ApiKey;
import io.gerbang.web.key.ApiKeys;
import io.gerbang.web.key.CheckoutKeys;
import io.gerbang.web.key.KeyKind;
import io.gerbang.web.key.KeyReplica;
import io.gerbang.web.key.KeyUse;
import io.gerbang.web.key.MerchantKeys;
import io.gerbang.web.limit.Limits;
import io.gerbang.web.limit.RateLimit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The merchants' keys, in memory and in the table merchants, which outlives a restart. A key that
 * will expire is left out: checkout is asked each time, and knows when it does.
 */
@ApplicationScoped
class MerchantReplica implements ApiKeys, MerchantFeed {

    private static final String SAVE =
            """
            insert into merchants as m (merchant_id, livemode, sequence, state)
            select s.merchant_id, s.livemode, s.sequence, s.state
            from unnest($1::text[], $2::boolean[], $3::bigint[], $4::text[])
              as s(merchant_id, livemode, sequence, state)
            order by s.merchant_id
            on conflict (merchant_id)
            do update set sequence = excluded.sequence, state = excluded.state
            where m.sequence < excluded.sequence
            """;
    private static final String LOAD = "select sequence, state from merchants";

    private final CheckoutKeys owner;
    private final KeyReplica replica;
    private final Database database;

    MerchantReplica(Vertx vertx, CheckoutConfig config, Database database, Clock clock) {
        this.database = database;
        owner = new CheckoutKeys(vertx, config.url(), config.timeoutMs());
        replica = new KeyReplica(owner::find, clock, Duration.ofMillis(config.longestSilenceMs()));
    }

    @Override
    public Uni<Optional<ApiKey>> find(String sha256Hex) {
        return replica.find(sha256Hex);
    }

    @Override
    public Uni<Void> used(List<KeyUse> uses) {
        return owner.used(uses);
    }

    @Override
    public Uni<Void> load() {
        return database.pool()
                .preparedQuery(LOAD)
                .execute()
                .invoke(rows ->
                        rows.forEach(row -> {
                            var json = row.getString(1).getBytes(StandardCharsets.UTF_8);
                            var merchant =
                                    (MerchantChanged)
                                            EventCodec.read(
                                                    Topic.CHECKOUT_MERCHANT,
                                                    MerchantChanged.class.getSimpleName(),
                                                    json);
                            replica.put(keys(row.getLong(0), merchant));
                        }))
                .replaceWithVoid();
    }

    @Override
    public Uni<Runnable> take(
            SqlConnection transaction, List<EventRecord<MerchantChanged>> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().item(replica::heard);
        }
        var latest = new HashMap<String, EventRecord<MerchantChanged>>();
        changes.forEach(change -> latest.put(change.key(), change));
        return transaction
                .preparedQuery(SAVE)
                .execute(columns(List.copyOf(latest.values())))
                .replaceWith(() -> {
                    latest.values()
                            .forEach(
                                    change -> replica.put(keys(change.sequence(), change.event())));
                    replica.heard();
                });
    }

    private static Tuple columns(List<EventRecord<MerchantChanged>> changes) {
        return Tuple.tuple()
                .addArrayOfString(changes.stream().map(EventRecord::key).toArray(String[]::new))
                .addArrayOfBoolean(
                        changes.stream().map(EventRecord::livemode).toArray(Boolean[]::new))
                .addArrayOfLong(changes.stream().map(EventRecord::sequence).toArray(Long[]::new))
                .addArrayOfString(
                        changes.stream()
                                .map(change ->
                                        new String(
                                                EventCodec.write(change.event()),
                                                StandardCharsets.UTF_8))
                                .toArray(String[]::new));
    }

    private static MerchantKeys keys(long sequence, MerchantChanged merchant) {
        var byHash = new HashMap<String, ApiKey>();
        var limits = limits(merchant.limits());
        for (var key : merchant.keys()) {
            if (key.expiresAt() == null) {
                byHash.put(
                        key.sha256(),
                        new ApiKey(
                                merchant.merchantId(),
                                key.id(),
                                KeyKind.named(key.kind()),
                                key.livemode(),
                                null,
                                key.scopes() == null ? Set.of() : Set.copyOf(key.scopes()),
                                limits,
                                false)); // no amount passes here
            }
        }
        return new MerchantKeys(merchant.merchantId(), sequence, byHash);
    }

    private static @Nullable Limits limits(MerchantChanged.@Nullable Limits told) {
        return told == null
                ? null
                : new Limits(
                        told.concurrentRequests(),
                        told.rates().stream()
                                .map(rate ->
                                        new RateLimit(rate.scope(), rate.perSecond(), rate.burst()))
                                .toList());
    }
}
