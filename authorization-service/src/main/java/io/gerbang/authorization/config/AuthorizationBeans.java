package io.gerbang.authorization.config;

import io.gerbang.authorization.application.AuthorizationRules;
import io.gerbang.authorization.application.HoldOffers;
import io.gerbang.authorization.application.Instance;
import io.gerbang.authorization.domain.RetrySchedule;
import io.gerbang.messaging.quarkus.MessagingConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Plain objects as beans. */
final class AuthorizationBeans {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Instance instance(MessagingConfig config, Clock clock) {
        return new Instance(config.slot(), clock.millis());
    }

    @Produces
    @Singleton
    AuthorizationRules rules(AuthorizationConfig config) {
        return new AuthorizationRules(
                Duration.ofDays(config.holdDays()),
                schedule(config.inquiryPausesMs()),
                schedule(config.messagePausesMs()),
                Duration.ofMillis(config.patienceMs()),
                Duration.ofDays(config.unansweredRetentionDays()),
                new HoldOffers(
                        config.multicaptureBrands(),
                        config.overcapturePercents(),
                        config.incrementBrands()),
                Duration.ofMillis(config.challengeLifeMs()));
    }

    private static RetrySchedule schedule(List<Long> pausesMs) {
        return new RetrySchedule(pausesMs.stream().map(Duration::ofMillis).toList());
    }
}
