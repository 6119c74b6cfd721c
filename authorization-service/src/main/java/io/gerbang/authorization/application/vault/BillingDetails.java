package io.gerbang.authorization.application.vault;

import org.jspecify.annotations.Nullable;

/** Whom the means of payment belongs to, as the merchant or shopper gave it. */
public record BillingDetails(
        @Nullable Address address,
        @Nullable String email,
        @Nullable String name,
        @Nullable String phone) {

    /** A postal address; the country is an ISO 3166-1 alpha-2 code. */
    public record Address(
            @Nullable String city,
            @Nullable String country,
            @Nullable String line1,
            @Nullable String line2,
            @Nullable String postalCode,
            @Nullable String state) {}
}
