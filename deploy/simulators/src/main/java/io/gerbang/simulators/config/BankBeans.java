package io.gerbang.simulators.config;

import io.gerbang.simulators.application.AccessControlServer;
import io.gerbang.simulators.application.AuthenticationStore;
import io.gerbang.simulators.application.CardHash;
import io.gerbang.simulators.application.FaultPlan;
import io.gerbang.simulators.application.Issuer;
import io.gerbang.simulators.application.IssuerStore;
import io.gerbang.simulators.application.PayingBank;
import io.gerbang.simulators.application.TransferStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The banks and their access control server, put together. */
final class BankBeans {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    CardHash cardHash(SimulatorsConfig config) {
        return new CardHash(config.cardHashKey());
    }

    @Produces
    @Singleton
    FaultPlan faultPlan() {
        return new FaultPlan();
    }

    @Produces
    @Singleton
    PayingBank payingBank(TransferStore store) {
        return new PayingBank(store);
    }

    @Produces
    @Singleton
    AccessControlServer accessControlServer(AuthenticationStore store, CardHash cardHash) {
        return new AccessControlServer(store, cardHash);
    }

    @Produces
    @Singleton
    Issuer issuer(IssuerStore store, CardHash cardHash, Clock clock) {
        return new Issuer(store, cardHash, clock);
    }
}
