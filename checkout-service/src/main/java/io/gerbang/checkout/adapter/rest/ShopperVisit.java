package io.gerbang.checkout.adapter.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gerbang.checkout.application.view.IntentView;
import io.gerbang.checkout.domain.Intent;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.PaymentState;
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

    static ShopperVisit of(Intent intent) {
        return switch (intent) {
            case Payment payment ->
                    payment.state() instanceof PaymentState.RequiresAction action
                            ? of(
                                    payment,
                                    payment.state().status(),
                                    new Challenge(action.challengeUrl(), action.challengeRequest()),
                                    action.returnUrl())
                            : of(payment, payment.state().status());
            case SetupIntent setup ->
                    setup.state() instanceof SetupState.RequiresAction action
                            ? of(
                                    setup,
                                    setup.state().status(),
                                    new Challenge(action.challengeUrl(), action.challengeRequest()),
                                    action.returnUrl())
                            : of(setup, setup.state().status());
        };
    }

    private static ShopperVisit of(Intent intent, String status) {
        var request = intent.pending();
        return of(intent, status, null, request == null ? null : request.returnUrl());
    }

    private static ShopperVisit of(
            Intent intent,
            String status,
            @Nullable Challenge challenge,
            @Nullable String returnUrl) {
        return new ShopperVisit(
                IntentView.object(intent),
                intent.id(),
                intent.clientSecret(),
                intent.shopperKey(),
                status,
                challenge,
                returnUrl);
    }
}
