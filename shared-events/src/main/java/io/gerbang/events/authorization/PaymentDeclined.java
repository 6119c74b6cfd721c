package io.gerbang.events.authorization;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.gerbang.events.PaymentFacts;
import io.gerbang.events.Screening;
import io.gerbang.events.ThreeDSecureFacts;
import org.jspecify.annotations.Nullable;

/**
 * The attempt failed and nothing is held: refused by the issuer, blocked by fraud rules, invalid,
 * or the shopper was not authenticated.
 */
public record PaymentDeclined(
        @JsonPropertyDescription("The attempt, its card with the vault's fingerprint.")
                PaymentFacts payment,
        @JsonPropertyDescription("What the fraud rules made of it.") Screening screening,
        @JsonPropertyDescription(
                        "Who refused: issuer_declined, blocked, invalid or unauthenticated.")
                String outcomeType,
        @JsonPropertyDescription("Stripe's error code, such as card_declined or expired_card.")
                String code,
        @JsonPropertyDescription("Stripe's decline code, such as insufficient_funds.")
                @Nullable String declineCode,
        @JsonPropertyDescription("The issuer's response code (ISO 8583 field 39).")
                @Nullable String responseCode,
        @JsonPropertyDescription("Card verification: pass, fail, unavailable or unchecked.")
                String cvcCheck,
        @JsonPropertyDescription("How the cardholder was authenticated, where that was tried.")
                @Nullable ThreeDSecureFacts authentication)
        implements AuthorizationPaymentEvent {

    /** Who refused where the issuer was not asked, for its cardholder was not authenticated. */
    public static final String UNAUTHENTICATED = "unauthenticated";

    /** A refusal without 3-D Secure. */
    public PaymentDeclined(
            PaymentFacts payment,
            Screening screening,
            String outcomeType,
            String code,
            @Nullable String declineCode,
            @Nullable String responseCode,
            String cvcCheck) {
        this(payment, screening, outcomeType, code, declineCode, responseCode, cvcCheck, null);
    }

    @Override
    public String paymentId() {
        return payment.paymentId();
    }
}
