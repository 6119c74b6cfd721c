package io.gerbang.events.checkout;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;

/** The merchant's business time stands at {@code frozenTime} from now on. */
public record TestClockAdvanced(
        @JsonPropertyDescription("Id of the clock, clock_….") String clockId,
        @JsonPropertyDescription("Id of the merchant, acct_….") String merchantId,
        @JsonPropertyDescription("The merchant's business time.") Instant frozenTime)
        implements CheckoutClockEvent {}
