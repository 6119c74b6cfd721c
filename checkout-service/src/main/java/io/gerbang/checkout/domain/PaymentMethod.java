package io.gerbang.checkout.domain;

import io.gerbang.events.PaymentMethodFacts;

/** A means of payment with the personal data that only checkout keeps. */
public record PaymentMethod(PaymentMethodFacts facts, BillingDetails billingDetails) {

    /** Whether it is the name of a published test card, which any payment may use. */
    public boolean standsForTestCard() {
        return facts.id().equals(facts.testCard());
    }

    /** The same under an id of its own. */
    PaymentMethod named(String id) {
        return new PaymentMethod(
                new PaymentMethodFacts(id, facts.type(), facts.card(), facts.testCard()),
                billingDetails);
    }
}
