package io.gerbang.settlement.application;

import io.gerbang.settlement.domain.AccountHolder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A holder's settlement, as far as it has come.
 *
 * @param country ISO 3166-1 alpha-2, whose holidays count
 * @param destination id of the bank account that payouts go to, ba_…
 * @param settledUntil the last midnight that was settled
 * @param payouts how many were made so far
 * @param attempts how often in a row the bank left something open
 * @param clock the test clock that the holder's business time hangs on
 */
public record Merchant(
        AccountHolder holder,
        String country,
        String destination,
        Instant settledUntil,
        long payouts,
        int attempts,
        @Nullable TestClock clock) {

    /**
     * A test clock, and how far settlement has followed it.
     *
     * @param frozenTime the merchant's business time
     * @param reached whether every timer that is due at that time has run
     * @param sequence of the last acknowledgement
     * @param correlationId of the event that set the clock
     * @param causationId id of that event
     */
    public record TestClock(
            String clockId,
            Instant frozenTime,
            boolean reached,
            long sequence,
            String correlationId,
            @Nullable String causationId) {}

    /** Business time: the test clock's, else the wall clock's; never before what was settled. */
    public Instant now(Instant wallTime) {
        var now = clock == null ? wallTime : clock.frozenTime();
        return now.isBefore(settledUntil) ? settledUntil : now;
    }
}
