package io.gerbang.authorization.adapter.vault;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.gerbang.authorization.adapter.vault.Keyring.Binding;
import io.gerbang.authorization.application.vault.CardReference;
import io.gerbang.authorization.application.vault.PaymentCard;
import io.gerbang.events.CardFacts;
import io.gerbang.messaging.EventCodec;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A card's row with its CVC's, where there is one. */
record SealedCard(
        CardReference holder,
        long keyId,
        Buffer number,
        @Nullable Long cvcKeyId,
        @Nullable Buffer cvc,
        CardFacts facts) {

    private static final Logger LOG = Logger.getLogger(SealedCard.class);

    /** The columns that {@link #read} wants. */
    static final String COLUMNS =
            """
            c.holder_id, c.merchant_id, c.livemode, c.key_id, c.sealed, c.facts,
              v.key_id as cvc_key_id, v.sealed as cvc
            """;

    static SealedCard read(Row row) {
        return new SealedCard(
                new CardReference(
                        row.getString("merchant_id"),
                        row.getBoolean("livemode"),
                        row.getString("holder_id")),
                row.getLong("key_id"),
                row.getBuffer("sealed"),
                row.getLong("cvc_key_id"),
                row.getBuffer("cvc"),
                facts(row.getString("facts")));
    }

    static List<SealedCard> readAll(RowSet<Row> rows) {
        var cards = new ArrayList<SealedCard>();
        rows.forEach(row -> cards.add(read(row)));
        return cards;
    }

    static Buffer seal(String secret, Binding binding, Keyring keyring) {
        try {
            return Buffer.buffer(keyring.seal(secret, binding));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the vault cannot seal", e);
        }
    }

    static Binding numberOf(CardReference holder, long keyId) {
        return binding("number", holder, keyId);
    }

    static Binding cvcOf(CardReference holder, long keyId) {
        return binding("cvc", holder, keyId);
    }

    static String write(CardFacts facts) {
        try {
            return EventCodec.json().writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The keys that it is sealed under. */
    Set<Long> keyIds() {
        return cvcKeyId == null || cvcKeyId == keyId ? Set.of(keyId) : Set.of(keyId, cvcKeyId);
    }

    /** Empty where the row was tampered with, which is logged. */
    Optional<PaymentCard> open(Keyring keyring) {
        try {
            var digits = keyring.open(number.getBytes(), numberOf(holder, keyId));
            var code =
                    cvc == null || cvcKeyId == null
                            ? null
                            : keyring.open(cvc.getBytes(), cvcOf(holder, cvcKeyId));
            return Optional.of(new PaymentCard(digits, code, facts));
        } catch (GeneralSecurityException e) {
            LOG.errorf("the card of %s does not open", holder.id());
            return Optional.empty();
        }
    }

    private static Binding binding(String use, CardReference holder, long keyId) {
        return new Binding(use, holder.merchantId(), holder.livemode(), holder.id(), keyId);
    }

    private static CardFacts facts(String json) {
        try {
            return EventCodec.json().readValue(json, CardFacts.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
