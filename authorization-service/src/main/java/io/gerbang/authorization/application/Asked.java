package io.gerbang.authorization.application;

/**
 * What an issuer was asked to hold.
 *
 * @param cardId the payment method, or the name of a test card
 * @param trace of the authorization
 * @param amount minor units
 * @param currency ISO 4217 code
 */
public record Asked(
        String paymentId,
        int attempt,
        String merchantId,
        boolean livemode,
        String cardId,
        NetworkTrace trace,
        long amount,
        String currency) {

    static Asked of(StoredPayment payment) {
        var context = payment.attempted();
        return new Asked(
                payment.paymentId(),
                context.facts().attempt(),
                payment.merchantId(),
                payment.livemode(),
                CardReference.idOf(context.facts().paymentMethod()),
                context.askedTrace(),
                payment.payment().current().amount(),
                context.facts().currency());
    }

    CardReference card() {
        return new CardReference(merchantId, livemode, cardId);
    }

    CardAuthorization with(PaymentCard card) {
        return new CardAuthorization(
                trace,
                merchantId,
                card.number(),
                card.facts().expMonth(),
                card.facts().expYear(),
                card.cvc(),
                amount,
                currency);
    }
}
