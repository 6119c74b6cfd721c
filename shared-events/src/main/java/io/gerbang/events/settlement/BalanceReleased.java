package io.gerbang.events.settlement;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.gerbang.events.Event;
import java.util.List;

/** Some of a merchant's pending balance has become available, before any payout takes it. */
public record BalanceReleased(
        @JsonPropertyDescription("Id of the release, rel_….") String releaseId,
        @JsonPropertyDescription("The merchant's balance after it, a part per currency.")
                List<CurrencyBalance> balance)
        implements Event {

    public BalanceReleased {
        balance = List.copyOf(balance);
    }

    /** What is owed to the merchant in one currency. */
    public record CurrencyBalance(
            @JsonPropertyDescription("ISO 4217 code in lower case.") String currency,
            @JsonPropertyDescription("Available for payout, in minor units.") long available,
            @JsonPropertyDescription("Not yet available, in minor units.") long pending) {}
}
