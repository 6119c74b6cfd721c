package io.gerbang.authorization.application.vault;

import io.gerbang.events.CardFacts;
import java.time.Instant;
import java.util.Map;

/** A card that the vault keeps under a merchant's name, without its number. */
public record PaymentMethod(
        String id,
        Tenant tenant,
        CardFacts card,
        BillingDetails billingDetails,
        Map<String, String> metadata,
        Instant createdAt) {}
