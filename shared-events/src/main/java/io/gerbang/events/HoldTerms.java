package io.gerbang.events;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** What the card's network offers of the options that a merchant asked for. */
public record HoldTerms(
        @JsonPropertyDescription("Whether the hold may be captured in several parts.")
                boolean multicapture,
        @JsonPropertyDescription(
                        "Most that all captures may take together, in minor units; never below the"
                                + " held amount.")
                long mostCapturable,
        @JsonPropertyDescription("Whether the hold may be increased.")
                boolean incrementalAuthorization) {}
