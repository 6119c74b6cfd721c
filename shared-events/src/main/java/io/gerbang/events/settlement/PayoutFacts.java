package io.gerbang.events.settlement;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A payout as it stands. */
public record PayoutFacts(
        @JsonPropertyDescription("Id of the payout, po_….") String payoutId,
        @JsonPropertyDescription("Amount in minor units of the currency.") long amount,
        @JsonPropertyDescription("ISO 4217 code in lower case.") String currency,
        @JsonPropertyDescription("When the bank is expected to have it.") Instant arrivalDate,
        @JsonPropertyDescription("Whether the schedule made it.") boolean automatic,
        @JsonPropertyDescription("Id of the bank account it goes to, ba_….")
                @Nullable String destination,
        @JsonPropertyDescription("Id of its balance transaction, txn_….")
                String balanceTransactionId,
        @JsonPropertyDescription("When it was created.") Instant createdAt) {}
