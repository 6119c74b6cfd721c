package io.gerbang.checkout.application.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.domain.AddressChecks;
import io.gerbang.checkout.domain.Charge;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.PaymentMethod;
import io.gerbang.checkout.domain.SavedMethod;
import io.gerbang.checkout.domain.SetupIntent;
import io.gerbang.events.CardFacts;
import io.gerbang.web.response.StripeObject;
import java.util.List;
import java.util.Map;

/** A means of payment as a PaymentMethod. */
public final class PaymentMethodView {

    private PaymentMethodView() {}

    /** The payment's own, as it was when it was chosen. */
    public static ObjectNode of(Payment payment) {
        return of(
                SavedMethod.fresh(
                        payment.paymentMethod(),
                        payment.merchantId(),
                        payment.livemode(),
                        payment.createdAt(),
                        Map.of()));
    }

    /** What is set up, as it was when it was chosen. */
    static ObjectNode of(SetupIntent setup) {
        return of(setup, setup.paymentMethod());
    }

    /** What was tried, as it was then. */
    static ObjectNode of(SetupIntent setup, PaymentMethod method) {
        return of(
                SavedMethod.fresh(
                        method, setup.merchantId(), setup.livemode(), setup.createdAt(), Map.of()));
    }

    /** What was charged, as it was then. */
    public static ObjectNode of(Charge charge) {
        return of(
                SavedMethod.fresh(
                        charge.paymentMethod(),
                        charge.merchantId(),
                        charge.livemode(),
                        charge.createdAt(),
                        Map.of()));
    }

    public static ObjectNode of(SavedMethod saved) {
        var method = saved.method();
        var facts = method.facts();
        var view =
                StripeObject.of("payment_method", facts.id())
                        .text("allow_redisplay", "unspecified")
                        .node("billing_details", ContactView.of(method.billingDetails()))
                        .time("created", saved.createdAt())
                        .text("customer", saved.customerId())
                        .text("customer_account", null)
                        .flag("livemode", saved.livemode())
                        .texts("metadata", saved.metadata())
                        .text("type", facts.type());
        if (facts.card() != null) {
            view.node("card", card(facts.card()));
        }
        return view.build();
    }

    private static ObjectNode card(CardFacts card) {
        return CardView.common(card)
                .node("checks", CardView.checks("unchecked", AddressChecks.NONE))
                .text("display_brand", card.brand())
                .node("generated_from", null)
                .node("networks", networks(card))
                .node("three_d_secure_usage", StripeObject.part().flag("supported", true).build())
                .build();
    }

    private static ObjectNode networks(CardFacts card) {
        return StripeObject.part()
                .texts("available", List.of(card.brand()))
                .text("preferred", null)
                .build();
    }
}
