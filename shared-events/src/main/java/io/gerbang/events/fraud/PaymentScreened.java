package io.gerbang.events.fraud;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.gerbang.events.Event;
import io.gerbang.events.PaymentFacts;
import io.gerbang.events.Screening;

/**
 * {@code fraud.payment.v1}, keyed by the payment, one per attempt (its sequence): the payment's
 * facts with what the rules made of them, so that authorization needs no second look-up.
 */
public record PaymentScreened(
        @JsonPropertyDescription("The attempt.") PaymentFacts payment,
        @JsonPropertyDescription("What the rules made of it.") Screening screening)
        implements Event {}
