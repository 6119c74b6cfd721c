package io.gerbang.authorization.adapter.checkout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How checkout-service is reached, and how far its last word is trusted. */
@ConfigMapping(prefix = "gerbang.authorization.checkout")
public interface CheckoutConfig {

    /** Base URL of checkout-service; GERBANG_CHECKOUT_URL in the environment. */
    @WithDefault("${gerbang.checkout.url:http://127.0.0.1:8081}")
    String url();

    /** How long checkout may take to answer, in milliseconds. */
    @WithDefault("2000")
    int timeoutMs();

    /**
     * After so long without an event every key is asked of checkout, in milliseconds: less than the
     * second within which a revoked key must stop working, whatever becomes of Kafka.
     */
    @WithDefault("500")
    long longestSilenceMs();
}
