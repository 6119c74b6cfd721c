package io.gerbang.events;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** What the fraud rules made of one attempt. */
public record Screening(
        @JsonPropertyDescription("Risk from 0 (none seen) to 99.") int score,
        @JsonPropertyDescription("What is to be done with the payment.") ScreeningDecision decision,
        @JsonPropertyDescription("The rules that spoke, the weightiest first.")
                List<Reason> reasons) {

    public Screening {
        reasons = List.copyOf(reasons);
    }

    /** One rule that matched. */
    public record Reason(
            @JsonPropertyDescription("Name of the rule, stable and machine-readable.") String rule,
            @JsonPropertyDescription("What the rule saw, in a sentence without personal data.")
                    String message) {}
}
