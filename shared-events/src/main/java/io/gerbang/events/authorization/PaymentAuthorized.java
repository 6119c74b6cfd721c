package io.gerbang.events.authorization;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.gerbang.events.HoldTerms;
import io.gerbang.events.PaymentFacts;
import io.gerbang.events.Screening;
import io.gerbang.events.ThreeDSecureFacts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The issuer approved, and holds the amount until {@code holdExpiresAt}. */
public record PaymentAuthorized(
        @JsonPropertyDescription("The attempt, its card with the vault's fingerprint.")
                PaymentFacts payment,
        @JsonPropertyDescription("What the fraud rules made of it.") Screening screening,
        @JsonPropertyDescription("The issuer's approval code (ISO 8583 field 38).")
                String approvalCode,
        @JsonPropertyDescription("The network's retrieval reference (ISO 8583 field 37).")
                String networkReference,
        @JsonPropertyDescription("Card verification: pass, fail, unavailable or unchecked.")
                String cvcCheck,
        @JsonPropertyDescription("When the hold lapses.") Instant holdExpiresAt,
        @JsonPropertyDescription(
                        "What may be done with the hold besides capturing it once; absent where"
                                + " nothing may.")
                @Nullable HoldTerms holdTerms,
        @JsonPropertyDescription("How the cardholder was authenticated, where that was tried.")
                @Nullable ThreeDSecureFacts authentication)
        implements AuthorizationPaymentEvent {

    /** An approval without 3-D Secure. */
    public PaymentAuthorized(
            PaymentFacts payment,
            Screening screening,
            String approvalCode,
            String networkReference,
            String cvcCheck,
            Instant holdExpiresAt,
            @Nullable HoldTerms holdTerms) {
        this(
                payment,
                screening,
                approvalCode,
                networkReference,
                cvcCheck,
                holdExpiresAt,
                holdTerms,
                null);
    }

    @Override
    public String paymentId() {
        return payment.paymentId();
    }
}
