package io.gerbang.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** When the held money is taken. */
public enum CaptureMethod {
    /** At once, with the authorization: a purchase. */
    @JsonProperty("automatic")
    AUTOMATIC,
    /** When the merchant says so. */
    @JsonProperty("manual")
    MANUAL
}
