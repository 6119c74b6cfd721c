package io.gerbang.events.authorization;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.gerbang.events.PaymentFacts;
import io.gerbang.events.Screening;
import org.jspecify.annotations.Nullable;

/**
 * The attempt failed and nothing is held: refused by the issuer, blocked by fraud rules, or
 * invalid.
 */
public record PaymentDeclined(
        @JsonPropertyDescription("The attempt, its card with the vault's fingerprint.")
                PaymentFacts payment,
        @JsonPropertyDescription("What the fraud rules made of it.") Screening screening,
        @JsonPropertyDescription("Who refused: issuer_declined, blocked or invalid.")
                String outcomeType,
        @JsonPropertyDescription("Stripe's error code, such as card_declined or expired_card.")
                String code,
        @JsonPropertyDescription("Stripe's decline code, such as insufficient_funds.")
                @Nullable String declineCode,
        @JsonPropertyDescription("The issuer's response code (ISO 8583 field 39).")
                @Nullable String responseCode,
        @JsonPropertyDescription("Card verification: pass, fail, unavailable or unchecked.")
                String cvcCheck)
        implements AuthorizationPaymentEvent {

    @Override
    public String paymentId() {
        return payment.paymentId();
    }
}
