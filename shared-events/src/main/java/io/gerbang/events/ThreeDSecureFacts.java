package io.gerbang.events;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** What came of authenticating the cardholder (EMV 3-D Secure). */
public record ThreeDSecureFacts(
        @JsonPropertyDescription(
                        "Stripe's word for the result: authenticated, attempt_acknowledged, failed,"
                                + " not_supported or processing_error.")
                String result,
        @JsonPropertyDescription(
                        "Why not: abandoned, canceled, card_not_enrolled, protocol_error or"
                                + " rejected.")
                @Nullable String resultReason,
        @JsonPropertyDescription("challenge or frictionless.") @Nullable String authenticationFlow,
        @JsonPropertyDescription("Version of the protocol.") String version,
        @JsonPropertyDescription("Electronic commerce indicator, two digits.")
                @Nullable String electronicCommerceIndicator,
        @JsonPropertyDescription("Id of the authentication at the directory server.")
                @Nullable String transactionId,
        @JsonPropertyDescription("Whether the issuer answers for fraud.") boolean liabilityShift) {}
