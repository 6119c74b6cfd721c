package io.gerbang.simulators.application;

import io.gerbang.simulators.domain.Card;
import io.gerbang.simulators.domain.CardAuthentication;
import io.gerbang.simulators.domain.ThreeDSecureCards;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The issuer's side of 3-D Secure, behind a directory server that knows this issuer alone. */
public final class AccessControlServer {

    private final AuthenticationStore store;
    private final CardHash cardHash;

    public AccessControlServer(AuthenticationStore store, CardHash cardHash) {
        this.store = store;
        this.cardHash = cardHash;
    }

    /** Begins an authentication; the same request again is the same authentication. */
    public Uni<CardAuthentication> authenticate(
            String id, String number, long amount, String currency, String returnUrl) {
        return store.add(
                CardAuthentication.begin(
                        id,
                        ThreeDSecureCards.enrolment(number),
                        Card.masked(number),
                        amount,
                        currency,
                        cardHash.proof(number, CardAuthentication.directoryId(id)),
                        returnUrl));
    }

    public Uni<Optional<CardAuthentication>> find(String id) {
        return store.find(id);
    }

    /** Of a shopper's browser. */
    public Uni<Optional<CardAuthentication>> challenged(String serverId) {
        return store.findByServerId(serverId);
    }

    /** Takes what a shopper typed. */
    public Uni<Optional<CardAuthentication>> answer(String serverId, String password) {
        return change(serverId, found -> found.answer(password));
    }

    public Uni<Optional<CardAuthentication>> cancel(String serverId) {
        return change(serverId, CardAuthentication::cancel);
    }

    private Uni<Optional<CardAuthentication>> change(
            String serverId, UnaryOperator<CardAuthentication> change) {
        return store.findByServerId(serverId)
                .chain(found -> {
                    if (found.isEmpty()) {
                        return Uni.createFrom().item(found);
                    }
                    return store.replace(found.get(), change.apply(found.get()))
                            .chain(() -> store.findByServerId(serverId));
                });
    }
}
