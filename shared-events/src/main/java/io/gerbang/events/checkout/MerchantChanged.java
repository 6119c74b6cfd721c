package io.gerbang.events.checkout;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.gerbang.events.Event;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code internal.checkout.merchant.v1} (compacted): a merchant's whole state, keyed by the
 * merchant.
 */
public record MerchantChanged(
        @JsonPropertyDescription("Id of the merchant, acct_….") String merchantId,
        @JsonPropertyDescription("Display name.") String name,
        @JsonPropertyDescription("Country, ISO 3166-1 alpha-2.") String country,
        @JsonPropertyDescription("ISO 4217 code in lower case.") String defaultCurrency,
        @JsonPropertyDescription("All keys in force; one that will stop working says when.")
                List<Key> keys,
        @JsonPropertyDescription("What each key may ask for; absent where nothing is limited.")
                @Nullable Limits limits)
        implements Event {

    public MerchantChanged {
        keys = List.copyOf(keys);
    }

    /** Limits of each key. */
    public record Limits(
            @JsonPropertyDescription("Requests at one time at one instance.")
                    @Nullable Integer concurrentRequests,
            @JsonPropertyDescription("Rates, each of which must allow a request.")
                    List<Rate> rates) {

        public Limits {
            rates = List.copyOf(rates);
        }
    }

    /** A rate of requests. */
    public record Rate(
            @JsonPropertyDescription("Scope of the requests that it is about; absent for all.")
                    @Nullable String scope,
            @JsonPropertyDescription("Requests per second in the long run.") int perSecond,
            @JsonPropertyDescription("Requests at once after a quiet while.") int burst) {}

    /** An API key, known by its hash alone. */
    public record Key(
            @JsonPropertyDescription("Id of the key.") String id,
            @JsonPropertyDescription("SHA-256 of the key, in lower-case hex.") String sha256,
            @JsonPropertyDescription("Kind: secret, publishable or restricted.") String kind,
            @JsonPropertyDescription("Whether the key moves real money.") boolean livemode,
            @JsonPropertyDescription("When the key stops working.") @Nullable Instant expiresAt,
            @JsonPropertyDescription(
                            "What a restricted key may do, as refunds:read or refunds:write; absent"
                                    + " for other kinds.")
                    @Nullable List<String> scopes) {

        public Key {
            scopes = scopes == null ? null : List.copyOf(scopes);
        }
    }
}
