package io.gerbang.authorization.adapter.vault;

import io.gerbang.authorization.application.vault.CardDetails;
import io.gerbang.authorization.application.vault.CardReference;
import io.gerbang.authorization.application.vault.CardVault;
import io.gerbang.authorization.application.vault.Tenant;
import io.gerbang.authorization.domain.CardNumber;
import io.gerbang.events.CardFacts;
import io.gerbang.messaging.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables cards and card_verifications. */
@ApplicationScoped
class PostgresCardVault implements CardVault {

    /** Nothing is sealed under a key that is no longer current, however old the keyring at hand. */
    private static final String INSERT_CARD =
            """
            insert into cards (holder_id, merchant_id, livemode, key_id, sealed, facts)
            select $1::text, $2::text, $3::boolean, $4::bigint, $5::bytea, $6::text
            from vault_keysets where purpose = 'cards' and current_key_id = $4
            """;

    private static final String INSERT_VERIFICATION =
            """
            insert into card_verifications (holder_id, merchant_id, livemode, key_id, sealed,
              expires_at)
            values ($1, $2, $3, $4, $5, $6)
            """;
    private static final String FIND =
            """
            select %s from cards c
            left join card_verifications v on v.holder_id = c.holder_id and v.expires_at > $4
            where c.holder_id = $1 and c.merchant_id = $2 and c.livemode = $3 and c.sealed <> ''
            """
                    .formatted(SealedCard.COLUMNS);
    private static final String RENEW =
            """
            update cards
            set facts = (facts::jsonb
              || jsonb_build_object('exp_month', $4::int, 'exp_year', $5::int))::text
            where holder_id = $1 and merchant_id = $2 and livemode = $3
            """;
    private static final String ERASE_VERIFICATION =
            """
            delete from card_verifications
            where holder_id = $1 and merchant_id = $2 and livemode = $3
            """;
    private static final String ERASE_NUMBER =
            """
            update cards set sealed = ''
            where holder_id = $1 and merchant_id = $2 and livemode = $3
            """;
    private static final String FORGET =
            """
            delete from cards where holder_id = $1 and merchant_id = $2 and livemode = $3
            """;
    private static final String SWEEP = "delete from card_verifications where expires_at <= $1";

    private final VaultKeys keys;
    private final Database database;

    PostgresCardVault(VaultKeys keys, Database database) {
        this.keys = keys;
        this.database = database;
    }

    @Override
    public Uni<CardFacts> seal(
            SqlConnection transaction,
            Tenant tenant,
            String holderId,
            CardDetails card,
            Instant givenAt) {
        var holder = holder(tenant, holderId);
        return keys.keyring()
                .chain(keyring -> seal(transaction, keyring, holder, card, givenAt))
                .onItem()
                .ifNull()
                .switchTo(() ->
                        keys.reload(transaction)
                                .chain(keyring ->
                                        seal(transaction, keyring, holder, card, givenAt)))
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("the data key changed while sealing"));
    }

    @Override
    public Uni<Optional<CardDetails>> open(
            SqlConnection transaction, Tenant tenant, String holderId, Instant now) {
        return keys.keyring()
                .chain(() ->
                        transaction
                                .preparedQuery(FIND)
                                .execute(
                                        owned(holder(tenant, holderId))
                                                .addValue(now.atOffset(ZoneOffset.UTC)))
                                .chain(rows -> opened(transaction, rows)));
    }

    @Override
    public Uni<Boolean> renew(
            SqlConnection transaction, Tenant tenant, String holderId, YearMonth expiry) {
        return transaction
                .preparedQuery(RENEW)
                .execute(
                        owned(holder(tenant, holderId))
                                .addInteger(expiry.getMonthValue())
                                .addInteger(expiry.getYear()))
                .map(renewed -> renewed.rowCount() == 1);
    }

    @Override
    public Uni<Void> erase(SqlConnection transaction, Tenant tenant, String holderId) {
        return transaction
                .preparedQuery(ERASE_VERIFICATION)
                .execute(owned(holder(tenant, holderId)))
                .chain(() ->
                        transaction
                                .preparedQuery(ERASE_NUMBER)
                                .execute(owned(holder(tenant, holderId))))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> forget(SqlConnection transaction, Tenant tenant, String holderId) {
        return transaction
                .preparedQuery(ERASE_VERIFICATION)
                .execute(owned(holder(tenant, holderId)))
                .chain(() ->
                        transaction.preparedQuery(FORGET).execute(owned(holder(tenant, holderId))))
                .replaceWithVoid();
    }

    @Override
    public Uni<byte[]> requestKey() {
        return keys.keyring().map(Keyring::requestKey);
    }

    @Override
    public Uni<Void> sweep(Instant now) {
        return database.pool()
                .preparedQuery(SWEEP)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Emits null where another key is current by now. */
    private static Uni<@Nullable CardFacts> seal(
            SqlConnection transaction,
            Keyring keyring,
            CardReference holder,
            CardDetails card,
            Instant givenAt) {
        var digits = card.number().digits();
        var facts =
                KnownFacts.of(
                        card.number(),
                        card.expMonth(),
                        card.expYear(),
                        keyring.fingerprint(digits));
        var binding = SealedCard.numberOf(holder, keyring.keyId());
        return transaction
                .preparedQuery(INSERT_CARD)
                .execute(
                        owned(holder)
                                .addLong(keyring.keyId())
                                .addBuffer(SealedCard.seal(digits, binding, keyring))
                                .addString(SealedCard.write(facts)))
                .chain(inserted ->
                        inserted.rowCount() == 0
                                ? Uni.createFrom().nullItem()
                                : insertVerification(transaction, keyring, holder, card, givenAt)
                                        .replaceWith(facts));
    }

    private static Uni<Void> insertVerification(
            SqlConnection transaction,
            Keyring keyring,
            CardReference holder,
            CardDetails card,
            Instant givenAt) {
        if (card.cvc() == null) {
            return Uni.createFrom().voidItem();
        }
        var binding = SealedCard.cvcOf(holder, keyring.keyId());
        var expiresAt = givenAt.plus(Duration.ofMinutes(CVC_LIFE_MINUTES));
        return transaction
                .preparedQuery(INSERT_VERIFICATION)
                .execute(
                        owned(holder)
                                .addLong(keyring.keyId())
                                .addBuffer(SealedCard.seal(card.cvc(), binding, keyring))
                                .addValue(expiresAt.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private static CardReference holder(Tenant tenant, String holderId) {
        return new CardReference(tenant.merchantId(), tenant.livemode(), holderId);
    }

    private static Tuple owned(CardReference holder) {
        return Tuple.tuple()
                .addString(holder.id())
                .addString(holder.merchantId())
                .addBoolean(holder.livemode());
    }

    private Uni<Optional<CardDetails>> opened(SqlConnection transaction, RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Uni.createFrom().item(Optional.empty());
        }
        var sealed = SealedCard.read(rows.iterator().next());
        return keys.keyring(transaction, sealed.keyIds())
                .map(keyring ->
                        sealed.open(keyring)
                                .map(card ->
                                        new CardDetails(
                                                new CardNumber(card.number()),
                                                card.facts().expMonth(),
                                                card.facts().expYear(),
                                                card.cvc())));
    }
}
