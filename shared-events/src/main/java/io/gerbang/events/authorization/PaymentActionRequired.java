package io.gerbang.events.authorization;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;

/**
 * The issuer wants to authenticate the shopper before it is asked for money. Nothing is held; the
 * attempt goes on when the shopper is back, and fails where nobody comes until {@code expiresAt}.
 */
public record PaymentActionRequired(
        @JsonPropertyDescription("Id of the payment, pi_….") String paymentId,
        @JsonPropertyDescription("Number of the attempt.") int attempt,
        @JsonPropertyDescription("The page that the shopper is sent to.") String url,
        @JsonPropertyDescription("Where that page sends the shopper: the issuer's challenge.")
                String challengeUrl,
        @JsonPropertyDescription("What the issuer is told there (EMV 3-D Secure CReq, base64url).")
                String challengeRequest,
        @JsonPropertyDescription("Until when the shopper may answer, by the wall clock.")
                Instant expiresAt)
        implements AuthorizationPaymentEvent {}
