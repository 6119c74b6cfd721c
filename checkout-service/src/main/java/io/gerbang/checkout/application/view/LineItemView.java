package io.gerbang.checkout.application.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.domain.CheckoutSession;
import io.gerbang.checkout.domain.LineItem;
import io.gerbang.checkout.domain.PaymentDetails;
import io.gerbang.checkout.domain.SessionPurpose.Paying;
import io.gerbang.checkout.domain.SessionPurpose.Saving;
import io.gerbang.web.response.StripeObject;
import java.util.List;
import java.util.Map;

/** Lines of a checkout session, each with the price that it stated itself. */
final class LineItemView {

    private LineItemView() {}

    static List<ObjectNode> of(CheckoutSession session) {
        return switch (session.purpose()) {
            case Paying(PaymentDetails payment, List<LineItem> items) ->
                    items.stream().map(item -> of(session, item, payment.currency())).toList();
            case Saving _ -> List.of();
        };
    }

    private static ObjectNode of(CheckoutSession session, LineItem item, String currency) {
        return StripeObject.of("item", item.id())
                .node("adjustable_quantity", null)
                .number("amount_discount", 0)
                .number("amount_subtotal", item.total())
                .number("amount_tax", 0)
                .number("amount_total", item.total())
                .text("currency", currency)
                .text("description", item.name())
                .texts("metadata", Map.of())
                .node("price", price(session, item, currency))
                .number("quantity", item.quantity())
                .build();
    }

    /** Nothing else can be sold at it, so it is not active. */
    private static ObjectNode price(CheckoutSession session, LineItem item, String currency) {
        var body = item.id().substring(item.id().indexOf('_') + 1);
        return StripeObject.of("price", "price_" + body)
                .flag("active", false)
                .text("billing_scheme", "per_unit")
                .time("created", session.createdAt())
                .text("currency", currency)
                .node("custom_unit_amount", null)
                .flag("livemode", session.livemode())
                .text("lookup_key", null)
                .texts("metadata", Map.of())
                .text("nickname", null)
                .text("product", "prod_" + body)
                .node("recurring", null)
                .text("tax_behavior", null)
                .text("tiers_mode", null)
                .node("transform_quantity", null)
                .text("type", "one_time")
                .number("unit_amount", item.unitAmount())
                .text("unit_amount_decimal", Long.toString(item.unitAmount()))
                .build();
    }
}
