package io.gerbang.authorization.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /**
     * How long a shopper may take to answer the issuer's 3-D Secure challenge, in milliseconds, by
     * the wall clock.
     */
    @WithDefault("900000")
    long challengeLifeMs();

    /** How often to look for what is due, in milliseconds. */
    @WithDefault("500")
    long pollMs();

    /**
     * How long it is known what an issuer was asked and did not answer, so that a late approval is
     * recognized, in days; longer than any issuer holds an amount.
     */
    @WithDefault("90")
    int unansweredRetentionDays();

    /** Card brands whose holds may be captured in parts (Stripe's list for multicapture). */
    @WithDefault("amex,visa,discover,mastercard,cartes_bancaires,diners,unionpay,jcb")
    Set<String> multicaptureBrands();

    /**
     * How much more than the hold may be captured, in percent by card brand. Only Visa has a figure
     * for merchants of every category (its core rules: 15 % where the card is absent); Mastercard's
     * and American Express's are for restaurants and the like, so they are a merchant's own
     * business to set.
     */
    Map<String, Integer> overcapturePercents();

    /** Card brands whose holds may be increased, by any merchant. */
    @WithDefault("visa,mastercard,amex")
    Set<String> incrementBrands();

    /** How often to look for a rotation of the vault's data key, in milliseconds. */
    @WithDefault("1000")
    long rotationPollMs();

    /** After how long an instance forgets a data key that another has destroyed, in ms. */
    @WithDefault("60000")
    long keyRefreshMs();

    /** How often to delete what is past its time, in milliseconds. */
    @WithDefault("30000")
    long sweepMs();
}
