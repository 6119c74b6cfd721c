package io.gerbang.checkout.domain;

import org.jspecify.annotations.Nullable;

/** Where the goods go, as the merchant gave it. */
public record Shipping(
        Address address,
        String name,
        @Nullable String carrier,
        @Nullable String phone,
        @Nullable String trackingNumber) {}
