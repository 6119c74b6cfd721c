package io.gerbang.checkout.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Settings of checkout-service. */
@ConfigMapping(prefix = "gerbang.checkout")
public interface CheckoutConfig {

    /** How long a request waits for its outcome before it is answered with what is known, in ms. */
    @WithDefault("10000")
    long outcomePatienceMs();

    /**
     * The modes, {@code test} and {@code live}, in which keys can be made: those that the card
     * network is for, which all payments of this installation go to.
     */
    @WithDefault("test")
    Set<String> modes();

    /** Base URL of authorization-service, for look-ups of payment methods. */
    String authorizationUrl();

    /** Base URL of fraud-service, for what it has to forget. */
    String fraudUrl();

    /** Base URL of settlement-service, for look-ups of balance transactions. */
    String settlementUrl();

    /** The origin that shoppers' browsers see, without a path. */
    String publicUrl();

    /** Key of the hashes under which e-mail and IP addresses leave this service. */
    String shopperHashKey();

    /** How long idempotency keys, finished deliveries and events are kept, in days. */
    @WithDefault("30")
    int retentionDays();

    /**
     * How long the vault keeps a card that was taken away from its customer, so that refunds still
     * reach it, in days.
     */
    @WithDefault("180")
    int detachedCardDays();

    /** Webhooks to merchants. */
    Webhooks webhooks();

    /** How webhooks are delivered. */
    interface Webhooks {

        /** How long an attempt may take, from the look-up of the name to the answer, in ms. */
        @WithDefault("10000")
        long timeoutMs();

        /** Deliveries under way to one endpoint at most. */
        @WithDefault("16")
        int concurrencyPerEndpoint();

        /**
         * How long a delivery may wait in memory and be attempted before another instance takes it
         * over, in ms; longer than twice the timeout.
         */
        @WithDefault("30000")
        long leaseMs();

        /** Wait before the second attempt, doubled with each further one, in ms. */
        @WithDefault("5000")
        long firstRetryMs();

        /** How long a delivery is retried, in ms. */
        @WithDefault("259200000")
        long giveUpAfterMs();

        /** How long an endpoint may fail without exception before it is disabled, in ms. */
        @WithDefault("259200000")
        long disableAfterMs();

        /** Whether endpoints on this machine are allowed: a laptop's setting, never a cluster's. */
        @WithDefault("false")
        boolean allowLocalhost();

        /**
         * What endpoints may be called, on any port, though it is not on the public internet:
         * ranges of addresses, such as {@code 10.20.0.0/16}.
         */
        Optional<List<String>> privateTargets();
    }
}
