package io.gerbang.checkout.application.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.domain.Charge;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.PaymentMethod;
import io.gerbang.events.CardFacts;
import io.gerbang.web.response.StripeObject;
import java.time.Instant;
import java.util.Map;

/** A means of payment as a PaymentMethod. */
public final class PaymentMethodView {

    private PaymentMethodView() {}

    /** The payment's own. */
    public static ObjectNode of(Payment payment) {
        return of(payment.paymentMethod(), payment.createdAt(), payment.livemode());
    }

    /** What was charged. */
    public static ObjectNode of(Charge charge) {
        return of(charge.paymentMethod(), charge.createdAt(), charge.livemode());
    }

    private static ObjectNode of(PaymentMethod method, Instant createdAt, boolean livemode) {
        var facts = method.facts();
        var view =
                StripeObject.of("payment_method", facts.id())
                        .text("allow_redisplay", "unspecified")
                        .node("billing_details", ContactView.of(method.billingDetails()))
                        .time("created", createdAt)
                        .text("customer", null)
                        .flag("livemode", livemode)
                        .texts("metadata", Map.of())
                        .text("type", facts.type());
        if (facts.card() != null) {
            view.node("card", card(facts.card()));
        }
        return view.build();
    }

    private static ObjectNode card(CardFacts card) {
        return CardView.common(card)
                .text("display_brand", card.brand())
                .node("checks", CardView.checks("unchecked"))
                .build();
    }
}
