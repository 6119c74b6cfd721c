package io.gerbang.checkout.adapter.rest;

import io.gerbang.checkout.config.CheckoutConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Where shoppers come by TLS, their browsers are told to come by nothing else for a year. */
@ApplicationScoped
class StrictTransport {

    private static final CharSequence NAME =
            HttpHeaders.createOptimized("Strict-Transport-Security");
    private static final CharSequence YEAR = HttpHeaders.createOptimized("max-age=31536000");
    private static final int PRIORITY = 90;

    private final CheckoutConfig config;

    StrictTransport(CheckoutConfig config) {
        this.config = config;
    }

    void register(@Observes Filters filters) {
        if (config.publicUrl().startsWith("https:")) {
            filters.register(
                    routing -> {
                        routing.response().putHeader(NAME, YEAR);
                        routing.next();
                    },
                    PRIORITY);
        }
    }
}
