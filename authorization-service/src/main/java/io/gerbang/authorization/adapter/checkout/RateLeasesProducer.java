package io.gerbang.authorization.adapter.checkout;

import io.gerbang.web.limit.CheckoutRateLeases;
import io.gerbang.web.limit.RateLeases;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Checkout has the buckets of all services. */
final class RateLeasesProducer {

    @Produces
    @Singleton
    RateLeases rateLeases(Vertx vertx, CheckoutConfig config) {
        return new CheckoutRateLeases(vertx, config.url(), config.timeoutMs());
    }
}
