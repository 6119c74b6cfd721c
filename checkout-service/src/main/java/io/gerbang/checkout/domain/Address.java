package io.gerbang.checkout.domain;

import org.jspecify.annotations.Nullable;

/** A postal address; the country is an ISO 3166-1 alpha-2 code. */
public record Address(
        @Nullable String city,
        @Nullable String country,
        @Nullable String line1,
        @Nullable String line2,
        @Nullable String postalCode,
        @Nullable String state) {}
