package io.gerbang.authorization.adapter.vault;

import io.gerbang.authorization.application.CardReference;
import io.gerbang.authorization.application.OpenedCards;
import io.gerbang.authorization.application.PaymentCard;
import io.gerbang.authorization.application.PaymentCards;
import io.gerbang.authorization.application.VaultSealedException;
import io.gerbang.authorization.domain.CardNumber;
import io.gerbang.authorization.domain.TestCards;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
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
    private static final String FORGET =
            """
            delete from card_verifications v using unnest($1::text[]) as s(holder_id)
            where v.holder_id = s.holder_id
            """;
    private static final String TEST_CVC = "1234";
    private static final int TEST_EXPIRY_MONTH = 12;
    private static final int TEST_LIFE_YEARS = 3;

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
                .call(keyring ->
                        vaulted.isEmpty() || keyring.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : find(client, vaulted)
                                        .invoke(rows -> open(rows, keyring.get(), opened)))
                .map(keyring -> {
                    opened.keySet().retainAll(references);
                    return new OpenedCards(opened, keyring.isEmpty());
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

    private Uni<RowSet<Row>> find(SqlClient client, List<CardReference> references) {
        var ids = references.stream().map(CardReference::id).distinct().toArray(String[]::new);
        return client.preparedQuery(FIND)
                .execute(
                        Tuple.tuple()
                                .addArrayOfString(ids)
                                .addValue(clock.instant().atOffset(ZoneOffset.UTC)));
    }

    private static void open(
            RowSet<Row> rows, Keyring keyring, Map<CardReference, PaymentCard> opened) {
        for (var row : rows) {
            var sealed = SealedCard.read(row);
            sealed.open(keyring).ifPresent(card -> opened.put(sealed.holder(), card));
        }
    }

    private static Optional<CardNumber> testNumber(CardReference reference) {
        return reference.livemode() ? Optional.empty() : TestCards.number(reference.id());
    }

    private PaymentCard testCard(CardNumber number, Optional<Keyring> keyring) {
        var fingerprint = keyring.map(open -> open.fingerprint(number.digits())).orElse(null);
        var expYear = clock.instant().atZone(ZoneOffset.UTC).getYear() + TEST_LIFE_YEARS;
        return new PaymentCard(
                number.digits(),
                TEST_CVC.substring(0, number.brand().cvcLength()),
                KnownFacts.of(number, TEST_EXPIRY_MONTH, expYear, fingerprint));
    }
}
