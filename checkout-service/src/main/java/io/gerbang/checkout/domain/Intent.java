package io.gerbang.checkout.domain;

import org.jspecify.annotations.Nullable;

/** What a shopper is asked to do: to pay, or to have a card kept. */
public sealed interface Intent extends MerchantObject permits Payment, SetupIntent {

    String id();

    String clientSecret();

    /** The checkout session that it belongs to; null where it belongs to none. */
    @Nullable String checkoutSessionId();

    @Nullable PaymentMethod paymentMethod();

    /** The request whose outcome is awaited. */
    @Nullable PendingRequest pending();

    /** Whether the secret is this one's; takes as long for a wrong one as for the right one. */
    default boolean isOpenedBy(String secret) {
        return ClientSecrets.isSame(clientSecret(), secret);
    }

    /** What a shopper who answers the issuer is known by, on pages where no API key is given. */
    default String shopperKey() {
        return ClientSecrets.shopperKey(clientSecret());
    }
}
