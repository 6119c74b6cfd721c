package io.gerbang.authorization.application.vault;

import io.gerbang.authorization.application.vault.PaymentMethodStore.Claim;
import io.gerbang.events.EventRecord;
import io.gerbang.events.PaymentMethodFacts;
import io.gerbang.events.Topic;
import io.gerbang.events.authorization.PaymentMethodCreated;
import io.gerbang.messaging.Database;
import io.gerbang.messaging.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Takes cards into the vault. */
@ApplicationScoped
public class VaultHandler {

    /** Of a claim, and of a token: what a claim names must be there. */
    private static final Duration LIFE = Duration.ofHours(24);

    private final CardVault vault;
    private final PaymentMethodStore store;
    private final Database database;
    private final Outbox outbox;
    private final Clock clock;

    VaultHandler(
            CardVault vault,
            PaymentMethodStore store,
            Database database,
            Outbox outbox,
            Clock clock) {
        this.vault = vault;
        this.store = store;
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The source of a payment method's card. */
    public sealed interface Source {

        record Given(CardDetails card) implements Source {}

        record OfToken(String tokenId) implements Source {}
    }

    /**
     * Creates a payment method, or emits the one that the same request created before.
     *
     * @return fails with {@link VaultRefusal} or {@link VaultSealedException}
     */
    public Uni<PaymentMethod> createMethod(
            VaultRequest request,
            String id,
            Source source,
            BillingDetails billingDetails,
            Map<String, String> metadata) {
        var now = clock.instant();
        return once(
                request,
                id,
                now,
                tx ->
                        presented(tx, request.tenant(), source, now)
                                .chain(shown ->
                                        vault.seal(
                                                tx,
                                                request.tenant(),
                                                id,
                                                shown.card(),
                                                shown.givenAt()))
                                .map(facts ->
                                        new PaymentMethod(
                                                id,
                                                request.tenant(),
                                                facts,
                                                billingDetails,
                                                metadata,
                                                now))
                                .call(method -> store.insert(tx, method))
                                .call(method ->
                                        outbox.append(tx, List.of(created(request, method)))),
                (tx, made) -> store.findMethod(tx, request.tenant(), made));
    }

    /** Creates a token, or emits the one that the same request created before. */
    public Uni<Token> createToken(
            VaultRequest request, String id, String cardId, CardDetails card, String clientIp) {
        var now = clock.instant();
        var tenant = request.tenant();
        return once(
                request,
                id,
                now,
                tx ->
                        vault.seal(tx, tenant, id, card, now)
                                .map(facts ->
                                        new Token(id, tenant, cardId, facts, clientIp, false, now))
                                .call(token -> store.insert(tx, token)),
                (tx, made) -> store.findToken(tx, tenant, made));
    }

    public Uni<Optional<PaymentMethod>> findMethod(Tenant tenant, String id) {
        return database.rowsOf(tenant.merchantId())
                .transact(tx -> store.findMethod(tx, tenant, id));
    }

    /** Has a payment method's card expire at another time; false where there is none. */
    public Uni<Boolean> renew(Tenant tenant, String id, YearMonth expiry) {
        return database.rowsOf(tenant.merchantId())
                .transact(tx -> vault.renew(tx, tenant, id, expiry));
    }

    /** Erases a payment method with its card, for good; there need be none. */
    public Uni<Void> erase(Tenant tenant, String id) {
        return database.transact(tx -> erase(tx, tenant, id));
    }

    /** Those that an e-mail address was given with. */
    public Uni<List<PaymentMethod>> findOf(Tenant tenant, String email) {
        return store.findMethodsOf(database.pool(), tenant, email);
    }

    /** Erases what an e-mail address was given with. */
    public Uni<Void> eraseOf(Tenant tenant, String email) {
        return database.transact(tx ->
                store.findMethodsOf(tx, tenant, email)
                        .chain(found -> {
                            var erased = Uni.createFrom().voidItem();
                            for (var method : found) {
                                erased = erased.chain(() -> erase(tx, tenant, method.id()));
                            }
                            return erased;
                        }));
    }

    private Uni<Void> erase(SqlConnection tx, Tenant tenant, String id) {
        return store.deleteMethod(tx, tenant, id).chain(() -> vault.forget(tx, tenant, id));
    }

    /** The key for hashes of requests that carry a card. */
    public Uni<byte[]> requestKey() {
        return vault.requestKey();
    }

    /** Deletes what may not be kept, and what need not. */
    public Uni<Void> sweep() {
        var now = clock.instant();
        return vault.sweep(now).chain(() -> store.sweep(now.minus(LIFE)));
    }

    private interface Made<T> {
        Uni<Optional<T>> find(SqlConnection transaction, String id);
    }

    private <T> Uni<T> once(
            VaultRequest request,
            String id,
            Instant now,
            Function<SqlConnection, Uni<T>> create,
            Made<T> made) {
        var rows = database.rowsOf(request.tenant().merchantId());
        var key = request.idempotencyKey();
        if (key == null) {
            return rows.transact(create);
        }
        var claim = new Claim(key, request.shopper(), request.fingerprint(), id);
        return rows.transact(tx ->
                store.claim(tx, request.tenant(), claim, now)
                        .map(claimed ->
                                required(claimed, VaultRefusal.Reason.IDEMPOTENCY_KEY_IN_USE))
                        .chain(claimed -> {
                            if (claimed.equals(claim)) {
                                return create.apply(tx);
                            }
                            if (!claimed.fingerprint().equals(request.fingerprint())) {
                                throw new VaultRefusal(VaultRefusal.Reason.IDEMPOTENCY_KEY_REUSED);
                            }
                            return made.find(tx, claimed.resourceId())
                                    .map(found -> required(found, VaultRefusal.Reason.ERASED));
                        }));
    }

    /** A card, and when the shopper gave it: a token does not make its CVC younger. */
    private record Presented(CardDetails card, Instant givenAt) {}

    private Uni<Presented> presented(SqlConnection tx, Tenant tenant, Source source, Instant now) {
        return switch (source) {
            case Source.Given(var card) -> Uni.createFrom().item(new Presented(card, now));
            case Source.OfToken(var tokenId) ->
                    store.findToken(tx, tenant, tokenId)
                            .map(token -> required(token, VaultRefusal.Reason.TOKEN_UNKNOWN))
                            .chain(token ->
                                    exchanged(tx, tenant, tokenId, now)
                                            .map(card -> new Presented(card, token.createdAt())));
        };
    }

    private Uni<CardDetails> exchanged(
            SqlConnection tx, Tenant tenant, String tokenId, Instant now) {
        return store.useToken(tx, tenant, tokenId)
                .invoke(fresh -> {
                    if (!fresh) {
                        throw new VaultRefusal(VaultRefusal.Reason.TOKEN_USED);
                    }
                })
                .chain(() -> vault.open(tx, tenant, tokenId, now))
                .map(card -> required(card, VaultRefusal.Reason.TOKEN_USED))
                .call(() -> vault.erase(tx, tenant, tokenId));
    }

    private static <T> T required(Optional<T> found, VaultRefusal.Reason otherwise) {
        return found.orElseThrow(() -> new VaultRefusal(otherwise));
    }

    private static EventRecord<PaymentMethodCreated> created(
            VaultRequest request, PaymentMethod method) {
        return new EventRecord<>(
                Topic.AUTHORIZATION_PAYMENT_METHOD,
                method.id(),
                1,
                method.tenant().merchantId(),
                method.tenant().livemode(),
                method.createdAt(),
                request.requestId(),
                null,
                null,
                new PaymentMethodCreated(
                        new PaymentMethodFacts(method.id(), "card", method.card(), null)));
    }
}
