package io.gerbang.events.checkout;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.gerbang.events.Event;
import java.time.Instant;

/**
 * {@code internal.checkout.clock.v1} (compacted), keyed by the merchant: the merchant's business
 * time stands at {@code frozenTime} from now on. Only test mode has clocks.
 */
public record TestClockAdvanced(
        @JsonPropertyDescription("Id of the clock, clock_….") String clockId,
        @JsonPropertyDescription("Id of the merchant, acct_….") String merchantId,
        @JsonPropertyDescription("The merchant's business time.") Instant frozenTime)
        implements Event {}
