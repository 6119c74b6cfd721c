package io.gerbang.settlement.config;

import io.smallrye.config.ConfigMapping;

/** Settings of settlement itself. */
@ConfigMapping(prefix = "gerbang.settlement")
public interface SettlementConfig {

    /**
     * Country whose holidays count for a merchant that is not yet announced, ISO 3166-1 alpha-2.
     */
    String defaultCountry();

    /** Currency of the empty balance of such a merchant, ISO 4217 in lower case. */
    String defaultCurrency();

    /** Business days from a payout's creation to its arrival. */
    int payoutDays();

    /** How often due settlements are looked for, in milliseconds. */
    long runIntervalMs();

    /** How long an instance may take for a merchant before another one takes over. */
    long runLeaseMs();

    /** How often changes are added to the balances, in milliseconds. */
    long foldIntervalMs();

    /** After how many milliseconds a changed price plan counts. */
    long priceRefreshMs();
}
