package io.gerbang.events.checkout;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** The shopper as fraud-service may know them: keyed hashes beside derived facts. */
public record ShopperFacts(
        @JsonPropertyDescription("Keyed hash of the e-mail address.") @Nullable String emailHash,
        @JsonPropertyDescription("Domain of the e-mail address.") @Nullable String emailDomain,
        @JsonPropertyDescription("Keyed hash of the IP address.") @Nullable String ipHash,
        @JsonPropertyDescription("The IP address's /24 (IPv4) or /48 (IPv6, as RFC 5952 has it).")
                @Nullable String ipPrefix) {

    public static final ShopperFacts UNKNOWN = new ShopperFacts(null, null, null, null);
}
