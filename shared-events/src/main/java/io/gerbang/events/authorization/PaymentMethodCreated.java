package io.gerbang.events.authorization;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.gerbang.events.Event;
import io.gerbang.events.PaymentMethodFacts;

/**
 * {@code authorization.payment_method.v1}, keyed by the payment method: the vault holds a new card.
 */
public record PaymentMethodCreated(
        @JsonPropertyDescription("What may be known of it.") PaymentMethodFacts paymentMethod)
        implements Event {}
