package io.gerbang.messaging.quarkus;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Exists only for the test that shows that {@code ./gerbang check} notices missing safeguards, see
 * {@link io.gerbang.messaging.Safeguards}. Never set any of it.
 */
@ConfigMapping(prefix = "gerbang.unsafe")
public interface UnsafeConfig {

    /** Whether the inbox drops what was taken before. */
    @WithDefault("true")
    boolean inbox();

    /** Whether a used Idempotency-Key makes a request a repeat. */
    @WithDefault("true")
    boolean idempotency();

    /** Without it a service refuses to start with a safeguard switched off. */
    @WithDefault("false")
    boolean moneyMayBeLost();
}
