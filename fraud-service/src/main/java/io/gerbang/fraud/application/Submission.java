package io.gerbang.fraud.application;

import io.gerbang.events.CardFacts;
import io.gerbang.events.PaymentFacts;
import io.gerbang.events.PaymentMethodFacts;
import io.gerbang.events.checkout.SubmissionReceived;
import io.gerbang.fraud.domain.Attempt;
import io.gerbang.fraud.domain.AttemptId;
import io.gerbang.fraud.domain.Subjects;
import io.gerbang.fraud.domain.Tenant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A submission in the rules' own words. */
final class Submission {

    private Submission() {}

    static AttemptId id(PaymentFacts payment) {
        return new AttemptId(payment.paymentId(), payment.attempt());
    }

    static Attempt attempt(Tenant tenant, SubmissionReceived submission, Instant at) {
        var payment = submission.payment();
        var method = payment.paymentMethod();
        var shopper = submission.shopper();
        return new Attempt(
                new Subjects(tenant, cardId(method), payment.customerId(), shopper.ipHash()),
                at,
                payment.amount(),
                payment.currency(),
                card(method.card()),
                method.testCard(),
                new Attempt.Shopper(
                        shopper.emailHash(), shopper.emailDomain(), shopper.ipPrefix()));
    }

    private static Attempt.@Nullable Card card(@Nullable CardFacts card) {
        return card == null ? null : new Attempt.Card(card.bin(), card.last4(), card.country());
    }

    /** Published test cards reach us before the vault saw them, and so without a fingerprint. */
    private static @Nullable String cardId(PaymentMethodFacts method) {
        var card = method.card();
        if (card == null || card.fingerprint() != null) {
            return card == null ? null : card.fingerprint();
        }
        return method.testCard() == null ? null : method.testCard() + ":" + card.last4();
    }
}
