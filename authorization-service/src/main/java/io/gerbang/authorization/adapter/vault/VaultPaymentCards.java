package io.gerbang.authorization.adapter.vault;

import io.gerbang.authorization.application.vault.CardReference;
import io.gerbang.authorization.application.vault.OpenedCards;
import io.gerbang.authorization.application.vault.PaymentCard;
import io.gerbang.authorization.application.vault.PaymentCards;
import io.gerbang.authorization.application.vault.VaultSealedException;
import io.gerbang.authorization.domain.CardNumber;
import io.gerbang.authorization.domain.TestCards;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cards for the network: the vault's, and in test mode the published ones. */
@ApplicationScoped
class VaultPaymentCards implements PaymentCards {

    private static final String FIND =
            """
            select %s from unnest($1::text[]) as s(holder_id)
            join cards c on c.holder_id = s.holder_id
            left join card_verifications v on v.holder_id = c.holder_id and v.expires_at > $2
            """
                    .formatted(SealedCard.COLUMNS);

    /** Not a join: that would read all codes where there were none when the table was analyzed. */
    static final String FORGET = "delete from card_verifications where holder_id = any($1::text[])";

    private static final String TEST_CVC = "1234";

    private final VaultKeys keys;
    private final Clock clock;

    VaultPaymentCards(VaultKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Uni<OpenedCards> open(SqlClient client, Collection<CardReference> references) {
        var vaulted = references.stream().filter(card -> testNumber(card).isEmpty()).toList();
        var opened = new HashMap<CardReference, PaymentCard>();
        return keys.keyring()
                .map(Optional::of)
                .onFailure(VaultSealedException.class)
                .recoverWithItem(Optional.empty())
                .invoke(keyring ->
                        references.forEach(card ->
                                testNumber(card)
                                        .map(number -> testCard(number, keyring))
                                        .ifPresent(found -> opened.put(card, found))))
                .chain(keyring ->
                        vaulted.isEmpty() || keyring.isEmpty()
                                ? Uni.createFrom().item(keyring.isEmpty())
                                : find(client, vaulted)
                                        .chain(sealed -> open(client, sealed, opened)))
                .map(sealed -> {
                    opened.keySet().retainAll(references);
                    return new OpenedCards(opened, sealed);
                });
    }

    @Override
    public Uni<Void> forgetVerifications(
            SqlConnection transaction, Collection<String> paymentMethodIds) {
        return transaction
                .preparedQuery(FORGET)
                .execute(Tuple.tuple().addArrayOfString(paymentMethodIds.toArray(String[]::new)))
                .replaceWithVoid();
    }

    private Uni<List<SealedCard>> find(SqlClient client, List<CardReference> references) {
        var ids = references.stream().map(CardReference::id).distinct().toArray(String[]::new);
        return client.preparedQuery(FIND)
                .execute(
                        Tuple.tuple()
                                .addArrayOfString(ids)
                                .addValue(clock.instant().atOffset(ZoneOffset.UTC)))
                .map(SealedCard::readAll);
    }

    /** Emits whether the vault turned out to be sealed after all. */
    private Uni<Boolean> open(
            SqlClient client, List<SealedCard> found, Map<CardReference, PaymentCard> opened) {
        var keyIds = new HashSet<Long>();
        found.forEach(sealed -> keyIds.addAll(sealed.keyIds()));
        return keys.keyring(client, keyIds)
                .invoke(keyring ->
                        found.forEach(sealed ->
                                sealed.open(keyring)
                                        .ifPresent(card -> opened.put(sealed.holder(), card))))
                .replaceWith(false)
                .onFailure(VaultSealedException.class)
                .recoverWithItem(true);
    }

    private static Optional<CardNumber> testNumber(CardReference reference) {
        return reference.livemode() ? Optional.empty() : TestCards.number(reference.id());
    }

    private static PaymentCard testCard(CardNumber number, Optional<Keyring> keyring) {
        var fingerprint = keyring.map(open -> open.fingerprint(number.digits())).orElse(null);
        var expiry = TestCards.EXPIRY;
        return new PaymentCard(
                number.digits(),
                TEST_CVC.substring(0, number.brand().cvcLength()),
                KnownFacts.of(number, expiry.getMonthValue(), expiry.getYear(), fingerprint));
    }
}
