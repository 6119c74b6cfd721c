package io.gerbang.checkout.domain;

import org.jspecify.annotations.Nullable;

/** Whom the means of payment belongs to, as the merchant or shopper gave it. */
public record BillingDetails(
        @Nullable Address address,
        @Nullable String email,
        @Nullable String name,
        @Nullable String phone) {

    public static final BillingDetails NONE = new BillingDetails(null, null, null, null);
}
