package io.gerbang.settlement.config;

import io.smallrye.config.ConfigMapping;

/** Where checkout-service answers. */
@ConfigMapping(prefix = "gerbang.settlement.checkout")
public interface CheckoutConfig {

    /** Base URL of its internal routes. */
    String url();

    /** How long an answer is waited for, in milliseconds. */
    long timeoutMs();
}
