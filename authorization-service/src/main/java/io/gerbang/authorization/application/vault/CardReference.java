package io.gerbang.authorization.application.vault;

import io.gerbang.events.PaymentMethodFacts;

/**
 * A card of a merchant.
 *
 * @param id a payment method, or Stripe's name of a test card, which stands for itself in test mode
 */
public record CardReference(String merchantId, boolean livemode, String id) {

    /** How a payment method is named where only one name fits. */
    public static String idOf(PaymentMethodFacts method) {
        return method.testCard() == null ? method.id() : method.testCard();
    }
}
