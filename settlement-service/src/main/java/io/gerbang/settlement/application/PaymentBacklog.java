package io.gerbang.settlement.application;

import io.gerbang.settlement.domain.AccountHolder;
import io.smallrye.mutiny.Uni;

/** Port: the payments that are published and not yet in the books. */
public interface PaymentBacklog {

    /**
     * Whether all is in the books that had been published when this was first asked for the setting
     * of the holder's clock.
     */
    Uni<Boolean> isTakenBefore(AccountHolder holder, Merchant.TestClock clock);
}
