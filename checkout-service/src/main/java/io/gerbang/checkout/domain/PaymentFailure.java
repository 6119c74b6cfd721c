package io.gerbang.checkout.domain;

import org.jspecify.annotations.Nullable;

/**
 * Why an attempt failed.
 *
 * @param chargeId the charge that the attempt became
 * @param code Stripe's error code, such as {@code card_declined}
 * @param declineCode Stripe's decline code, such as {@code insufficient_funds}
 */
public record PaymentFailure(String chargeId, String code, @Nullable String declineCode) {}
