package io.gerbang.fraud.config;

import io.gerbang.fraud.application.CurrentRules;
import io.gerbang.fraud.application.MerchantRulesHandler;
import io.gerbang.fraud.application.RulesStore;
import io.gerbang.fraud.application.ScreeningBatchHandler;
import io.gerbang.fraud.application.ScreeningStore;
import io.gerbang.fraud.application.VelocityStore;
import io.gerbang.messaging.Database;
import io.gerbang.messaging.EventBatchHandler;
import io.gerbang.messaging.Outbox;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The plain objects of the inner rings as beans. */
final class FraudBeans {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    MerchantRulesHandler merchantRules(
            Database database, RulesStore rules, Outbox outbox, Clock clock) {
        return new MerchantRulesHandler(database, rules, outbox, clock);
    }

    @Produces
    @Singleton
    EventBatchHandler screening(
            RulesStore rules, ScreeningStore screenings, VelocityStore velocity, Outbox outbox) {
        return new ScreeningBatchHandler(new CurrentRules(rules), screenings, velocity, outbox);
    }
}
