package io.gerbang.events;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** How a cardholder may be authenticated, where that is not left to the issuer alone. */
public record AuthenticationWish(
        @JsonPropertyDescription("When the cardholder is authenticated with 3-D Secure.")
                ThreeDSecureWish wanted,
        @JsonPropertyDescription(
                        "Whether the shopper is away, so that nobody can be authenticated.")
                boolean offSession,
        @JsonPropertyDescription("Whether the attempt fails where the shopper would have to act.")
                boolean errorOnAction) {

    /** The same, but the cardholder is authenticated whatever the merchant wants. */
    public AuthenticationWish demanded() {
        return wanted == ThreeDSecureWish.AUTOMATIC
                ? new AuthenticationWish(ThreeDSecureWish.ANY, offSession, errorOnAction)
                : this;
    }
}
