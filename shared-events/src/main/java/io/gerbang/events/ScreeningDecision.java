package io.gerbang.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What fraud-service decides. A review does not hold the payment. */
public enum ScreeningDecision {
    @JsonProperty("allow")
    ALLOW,
    @JsonProperty("review")
    REVIEW,
    @JsonProperty("block")
    BLOCK
}
