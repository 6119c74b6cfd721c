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
        @JsonPropertyDescription("All keys that exist, revoked ones with their end.")
                List<Key> keys)
        implements Event {

    public MerchantChanged {
        keys = List.copyOf(keys);
    }

    /** An API key, known by its hash alone. */
    public record Key(
            @JsonPropertyDescription("Id of the key.") String id,
            @JsonPropertyDescription("SHA-256 of the key, in lower-case hex.") String sha256,
            @JsonPropertyDescription("Kind: secret, publishable or restricted.") String kind,
            @JsonPropertyDescription("Whether the key moves real money.") boolean livemode,
            @JsonPropertyDescription("When the key stops working.") @Nullable Instant expiresAt) {}
}
