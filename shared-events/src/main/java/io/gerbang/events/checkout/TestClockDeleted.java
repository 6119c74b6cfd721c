package io.gerbang.events.checkout;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** The merchant's business time is the wall clock's again. */
public record TestClockDeleted(
        @JsonPropertyDescription("Id of the clock, clock_….") String clockId,
        @JsonPropertyDescription("Id of the merchant, acct_….") String merchantId)
        implements CheckoutClockEvent {}
