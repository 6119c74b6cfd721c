package io.gerbang.events;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** The means of payment as far as it may be known outside the vault. */
public record PaymentMethodFacts(
        @JsonPropertyDescription("Id of the payment method, pm_….") String id,
        @JsonPropertyDescription("Type of the payment method, such as card.") String type,
        @JsonPropertyDescription("The card, where the type is card.") @Nullable CardFacts card,
        @JsonPropertyDescription(
                        "Name of the published test card that was used, such as pm_card_visa.")
                @Nullable String testCard) {}
