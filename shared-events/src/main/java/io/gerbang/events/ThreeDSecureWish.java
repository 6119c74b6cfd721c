package io.gerbang.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** When the merchant wants the cardholder authenticated. */
public enum ThreeDSecureWish {
    /** Where the issuer or a fraud rule asks for it. */
    @JsonProperty("automatic")
    AUTOMATIC,
    /** Wherever the card can, with or without a challenge. */
    @JsonProperty("any")
    ANY,
    /** Wherever the card can, with a challenge if the issuer has one. */
    @JsonProperty("challenge")
    CHALLENGE
}
