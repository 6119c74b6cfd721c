package io.gerbang.authorization.application.payment;

import io.gerbang.authorization.application.issuer.CardholderAuthentication;
import io.gerbang.authorization.application.vault.CardReference;
import io.gerbang.authorization.application.vault.PaymentCard;
import io.gerbang.authorization.domain.Authentication.Demand;
import io.gerbang.authorization.domain.Payment;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A cardholder to authenticate.
 *
 * @param ended whether the shopper is back from a challenge, so that its result is asked for
 */
record AuthenticationCall(
        String paymentId, int attempt, CardReference card, boolean ended, Purchase purchase) {

    /** What the cardholder is to agree to. */
    record Purchase(long amount, String currency, boolean challenge) {}

    static AuthenticationCall of(StoredPayment payment) {
        var context = payment.attempted();
        var facts = context.facts();
        var authenticating = (Payment.Authenticating) payment.payment();
        var demand = authenticating.current().authentication().demand();
        return new AuthenticationCall(
                payment.paymentId(),
                facts.attempt(),
                new CardReference(
                        payment.merchantId(),
                        payment.livemode(),
                        CardReference.idOf(facts.paymentMethod())),
                authenticating.challenge() != null,
                new Purchase(
                        facts.amount(), facts.currency(), demand == Demand.FIRST_WITH_CHALLENGE));
    }

    /** Always the same for an attempt, so that asking twice is asking once. */
    String transactionId() {
        var attemptId = paymentId + "/" + attempt;
        return UUID.nameUUIDFromBytes(attemptId.getBytes(StandardCharsets.UTF_8)).toString();
    }

    CardholderAuthentication with(PaymentCard opened) {
        return new CardholderAuthentication(
                transactionId(),
                card.merchantId(),
                card.livemode(),
                paymentId,
                opened.number(),
                opened.facts().expMonth(),
                opened.facts().expYear(),
                purchase.amount(),
                purchase.currency(),
                purchase.challenge());
    }
}
