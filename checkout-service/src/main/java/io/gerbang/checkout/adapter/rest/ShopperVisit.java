package io.gerbang.checkout.adapter.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.PaymentState;
import io.gerbang.checkout.domain.PendingRequest;
import io.gerbang.checkout.domain.SetupIntent;
import io.gerbang.checkout.domain.SetupState;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper comes to answer a challenge for: a payment, or a setup intent.
 *
 * @param object which of them, in Stripe's words
 * @param challenge what the shopper is to answer now; null where there is nothing
 * @param returnUrl the merchant's page; null where the merchant named none, or nothing is under way
 */
record ShopperVisit(
        String object,
        String id,
        String clientSecret,
        String shopperKey,
        String status,
        @Nullable Challenge challenge,
        @Nullable String returnUrl) {

    /**
     * @param url the issuer's page
     * @param request what that page is told
     */
    record Challenge(String url, String request) {}

    /** Whether a key is this shopper's; takes as long for a wrong one as for the right one. */
    boolean isShoppers(@Nullable String key) {
        return key != null
                && MessageDigest.isEqual(shopperKey.getBytes(UTF_8), key.getBytes(UTF_8));
    }

    static ShopperVisit of(Payment payment) {
        var action =
                payment.state() instanceof PaymentState.RequiresAction required ? required : null;
        return new ShopperVisit(
                "payment_intent",
                payment.id(),
                payment.clientSecret(),
                payment.shopperKey(),
                payment.state().status(),
                action == null
                        ? null
                        : new Challenge(action.challengeUrl(), action.challengeRequest()),
                action == null ? returnUrl(payment.pending()) : action.returnUrl());
    }

    static ShopperVisit of(SetupIntent setup) {
        var action = setup.state() instanceof SetupState.RequiresAction required ? required : null;
        return new ShopperVisit(
                "setup_intent",
                setup.id(),
                setup.clientSecret(),
                setup.shopperKey(),
                setup.state().status(),
                action == null
                        ? null
                        : new Challenge(action.challengeUrl(), action.challengeRequest()),
                action == null ? returnUrl(setup.pending()) : action.returnUrl());
    }

    private static @Nullable String returnUrl(@Nullable PendingRequest request) {
        return request == null ? null : request.returnUrl();
    }
}
