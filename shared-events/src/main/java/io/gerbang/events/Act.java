package io.gerbang.events;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** What an operator did, as the audit log writes it down. It holds no secrets. */
public record Act(
        @JsonPropertyDescription("Name of the operator.") String actor,
        @JsonPropertyDescription("Address that the request came from.") String origin,
        @JsonPropertyDescription("What was done, such as vault.rewrapped.") String action,
        @JsonPropertyDescription("What it was done to.") String subject,
        @JsonPropertyDescription("What else there is to know.") List<Detail> details) {

    public Act {
        details = List.copyOf(details);
    }

    /** One thing more about an act. */
    public record Detail(
            @JsonPropertyDescription("What it is.") String name,
            @JsonPropertyDescription("How it is.") String value) {}
}
