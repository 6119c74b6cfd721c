package io.gerbang.simulators.adapter.network;

import io.gerbang.simulators.application.AccountStore;
import io.gerbang.simulators.application.CardHash;
import io.gerbang.simulators.domain.Account;
import io.gerbang.simulators.domain.Card;
import io.gerbang.simulators.domain.FundedCard;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Opens the funded accounts, then the network: nothing is asked before they are there. */
@Singleton
final class Startup {

    private final AccountStore accounts;
    private final CardHash cardHash;
    private final CardNetworkServer network;

    Startup(AccountStore accounts, CardHash cardHash, CardNetworkServer network) {
        this.accounts = accounts;
        this.cardHash = cardHash;
        this.network = network;
    }

    void start(@Observes StartupEvent event) {
        var funded = FundedCard.ALL.stream().map(this::account).toList();
        accounts.open(funded).await().indefinitely();
        network.listen().await().indefinitely();
    }

    private Account account(FundedCard card) {
        return new Account(
                cardHash.of(card.number()),
                Card.masked(card.number()),
                false,
                card.currency(),
                card.balance(),
                0);
    }
}
