package io.gerbang.events.settlement;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.gerbang.events.Event;
import java.time.Instant;

/**
 * {@code internal.settlement.clock.v1}, keyed by the merchant: settlement has run every timer that
 * is due at {@code frozenTime}.
 */
public record TestClockReached(
        @JsonPropertyDescription("Id of the clock, clock_….") String clockId,
        @JsonPropertyDescription("Id of the merchant, acct_….") String merchantId,
        @JsonPropertyDescription("The time that was reached.") Instant frozenTime)
        implements Event {}
