package io.gerbang.events;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** What may be known of a card outside the vault (PCI DSS 3.4.1: BIN and last four at most). */
public record CardFacts(
        @JsonPropertyDescription("Card brand in lower case, such as visa.") String brand,
        @JsonPropertyDescription("The first six digits of the number.") String bin,
        @JsonPropertyDescription("The last four digits of the number.") String last4,
        @JsonPropertyDescription("Month of expiry, 1 to 12.") int expMonth,
        @JsonPropertyDescription("Year of expiry, four digits.") int expYear,
        @JsonPropertyDescription("Funding: credit, debit, prepaid or unknown.") String funding,
        @JsonPropertyDescription("Country of issue, ISO 3166-1 alpha-2.") @Nullable String country,
        @JsonPropertyDescription("Keyed hash that is the same for the same number.")
                @Nullable String fingerprint) {}
