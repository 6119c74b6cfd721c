package io.gerbang.checkout.config;

import io.gerbang.checkout.application.CheckoutRules;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Plain objects as beans. */
final class CheckoutBeans {

    /**
     * The wall clock; merchants' business time is {@link
     * io.gerbang.checkout.application.clock.BusinessTime}.
     */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    CheckoutRules rules(CheckoutConfig config) {
        return new CheckoutRules(
                Duration.ofMillis(config.outcomePatienceMs()),
                Duration.ofDays(config.detachedCardDays()),
                config.webhooks().allowLocalhost(),
                config.webhooks().privateTargets().orElse(List.of()));
    }
}
