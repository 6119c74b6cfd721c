package io.gerbang.fraud.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of fraud-service. */
@ConfigMapping(prefix = "gerbang.fraud")
public interface FraudConfig {

    /** How long counts are kept, in milliseconds: the longest window, twice over and a bucket. */
    @WithDefault("176400000")
    long countRetentionMs();

    /** How often counts past their retention are deleted, in milliseconds. */
    @WithDefault("600000")
    long sweepIntervalMs();
}
