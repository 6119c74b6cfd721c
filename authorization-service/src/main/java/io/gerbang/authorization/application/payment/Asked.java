package io.gerbang.authorization.application.payment;

import io.gerbang.authorization.application.issuer.CardAuthorization;
import io.gerbang.authorization.application.issuer.NetworkTrace;
import io.gerbang.authorization.application.vault.CardReference;
import io.gerbang.authorization.application.vault.PaymentCard;
import io.gerbang.authorization.domain.AuthenticationResult;
import org.jspecify.annotations.Nullable;

/**
 * What an issuer was asked to hold.
 *
 * @param cardId the payment method, or the name of a test card
 * @param trace of the authorization
 * @param amount minor units
 * @param currency ISO 4217 code
 * @param authentication of the cardholder; null where none was tried
 * @param merchantInitiated whether the cardholder is away
 */
public record Asked(
        String paymentId,
        int attempt,
        String merchantId,
        boolean livemode,
        String cardId,
        NetworkTrace trace,
        long amount,
        String currency,
        @Nullable AuthenticationResult authentication,
        boolean merchantInitiated) {

    static Asked of(StoredPayment payment) {
        var context = payment.attempted();
        var attempt = payment.payment().current();
        return new Asked(
                payment.paymentId(),
                context.facts().attempt(),
                payment.merchantId(),
                payment.livemode(),
                CardReference.idOf(context.facts().paymentMethod()),
                context.askedTrace(),
                attempt.amount(),
                context.facts().currency(),
                attempt.authentication().result(),
                context.isMerchantInitiated());
    }

    /** The same about another request than the authorization. */
    Asked under(NetworkTrace other) {
        return new Asked(
                paymentId,
                attempt,
                merchantId,
                livemode,
                cardId,
                other,
                amount,
                currency,
                authentication,
                merchantInitiated);
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
                currency,
                authentication,
                merchantInitiated);
    }
}
