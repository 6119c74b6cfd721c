package io.gerbang.authorization.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** Settings of authorization-service. */
@ConfigMapping(prefix = "gerbang.authorization")
public interface AuthorizationConfig {

    /**
     * How long issuers hold an amount on a card, in days (the card schemes' rule for e-commerce).
     */
    @WithDefault("7")
    int holdDays();

    /** The pauses before each inquiry after an issuer that did not answer, in milliseconds. */
    @WithDefault("2000,10000,60000,300000,300000,300000,300000,300000")
    List<Long> inquiryPausesMs();

    /**
     * The pauses before each repeat of a message; the last one repeats for ever, in milliseconds.
     */
    @WithDefault("1000,2000,5000,10000,30000,60000,300000")
    List<Long> messagePausesMs();

    /** How long the network may have a request before somebody looks after it, in milliseconds. */
    @WithDefault("30000")
    long patienceMs();

    /** How often to look for what is due, in milliseconds. */
    @WithDefault("500")
    long pollMs();

    /**
     * How long it is known what an issuer was asked and did not answer, so that a late approval is
     * recognized, in days; longer than any issuer holds an amount.
     */
    @WithDefault("90")
    int unansweredRetentionDays();

    /** How often to delete what is past its time, in milliseconds. */
    @WithDefault("30000")
    long sweepMs();
}
