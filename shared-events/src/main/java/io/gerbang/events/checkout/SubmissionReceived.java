package io.gerbang.events.checkout;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.gerbang.events.Event;
import io.gerbang.events.PaymentFacts;

/**
 * {@code internal.checkout.submission.v1}, keyed by the payment, one per attempt (its sequence):
 * the submission with what fraud-service needs to judge it.
 */
public record SubmissionReceived(
        @JsonPropertyDescription("The attempt.") PaymentFacts payment,
        @JsonPropertyDescription("What is known of the shopper, as keyed hashes.")
                ShopperFacts shopper)
        implements Event {}
