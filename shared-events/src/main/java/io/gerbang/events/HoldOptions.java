package io.gerbang.events;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** What a merchant wants to be able to do with a hold, as far as the card's network offers it. */
public record HoldOptions(
        @JsonPropertyDescription("Whether to capture it in several parts.") boolean multicapture,
        @JsonPropertyDescription("Whether to capture more than is held.") boolean overcapture,
        @JsonPropertyDescription("Whether to increase it.") boolean incrementalAuthorization) {}
