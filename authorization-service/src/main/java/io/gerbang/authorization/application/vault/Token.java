package io.gerbang.authorization.application.vault;

import io.gerbang.events.CardFacts;
import java.time.Instant;

/**
 * A card that waits to become a payment method, once.
 *
 * @param cardId {@code card_…}
 * @param clientIp the address that it came from
 */
public record Token(
        String id,
        Tenant tenant,
        String cardId,
        CardFacts card,
        String clientIp,
        boolean used,
        Instant createdAt) {}
