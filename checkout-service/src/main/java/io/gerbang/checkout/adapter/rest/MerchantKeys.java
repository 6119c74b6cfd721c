package io.gerbang.checkout.adapter.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.gerbang.checkout.application.CreateMerchantHandler.Created;
import org.jspecify.annotations.Nullable;

/** The keys of a merchant that was just made; absent where it was there already. */
record MerchantKeys(
        String merchant,
        @JsonProperty("secret_key") @Nullable String secretKey,
        @JsonProperty("publishable_key") @Nullable String publishableKey) {

    static MerchantKeys of(Created created) {
        return new MerchantKeys(
                created.merchant().id(), created.secretKey(), created.publishableKey());
    }

    /** Without keys, which are told once. */
    static MerchantKeys ofKnown(String merchant) {
        return new MerchantKeys(merchant, null, null);
    }

    @Override
    public String toString() {
        return "MerchantKeys[" + merchant + "]";
    }
}
