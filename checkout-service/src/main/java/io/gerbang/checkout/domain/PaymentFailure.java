package io.gerbang.checkout.domain;

import org.jspecify.annotations.Nullable;

/**
 * Why an attempt failed.
 *
 * @param chargeId the charge that the attempt became; null where the issuer was not asked, for the
 *     shopper was not authenticated
 * @param code Stripe's error code, such as {@code card_declined}
 * @param declineCode Stripe's decline code, such as {@code insufficient_funds}
 */
public record PaymentFailure(
        @Nullable String chargeId, String code, @Nullable String declineCode) {}
