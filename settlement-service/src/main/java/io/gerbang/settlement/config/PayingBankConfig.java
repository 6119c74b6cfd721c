package io.gerbang.settlement.config;

import io.smallrye.config.ConfigMapping;

/** Where payouts go. */
@ConfigMapping(prefix = "gerbang.settlement.paying-bank")
public interface PayingBankConfig {

    /** Base URL of the paying bank. */
    String url();

    /** How long an answer is waited for, in milliseconds; without one it is asked again. */
    long timeoutMs();
}
