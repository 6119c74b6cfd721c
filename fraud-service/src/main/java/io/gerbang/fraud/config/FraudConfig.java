package io.gerbang.fraud.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of fraud-service. */
@ConfigMapping(prefix = "gerbang.fraud")
public interface FraudConfig {

    /** How long counts are kept, in milliseconds: the longest window, twice over and a bucket. */
    @WithDefault("176400000")
    long countRetentionMs();

    /**
     * How long screenings are kept, in days: a cardholder may dispute a payment for over a year.
     */
    @WithDefault("400")
    int screeningRetentionDays();

    /** How often what is past its retention is deleted, in milliseconds. */
    @WithDefault("600000")
    long sweepIntervalMs();
}
