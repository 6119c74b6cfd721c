package io.gerbang.authorization.adapter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.authorization.application.vault.BillingDetails;
import io.gerbang.authorization.application.vault.BillingDetails.Address;
import io.gerbang.authorization.application.vault.PaymentMethod;
import io.gerbang.authorization.application.vault.Token;
import io.gerbang.events.CardFacts;
import io.gerbang.web.response.StripeObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cards as Stripe shows them. */
final class CardView {

    private static final String UNCHECKED = "unchecked";

    private CardView() {}

    static ObjectNode method(PaymentMethod method) {
        return StripeObject.of("payment_method", method.id())
                .text("allow_redisplay", "unspecified")
                .node("billing_details", billing(method.billingDetails()))
                .node("card", ofMethod(method.card()))
                .time("created", method.createdAt())
                .text("customer", null)
                .text("customer_account", null)
                .flag("livemode", method.tenant().livemode())
                .texts("metadata", method.metadata())
                .text("type", "card")
                .build();
    }

    static ObjectNode token(Token token) {
        return StripeObject.of("token", token.id())
                .node("card", ofToken(token))
                .text("client_ip", token.clientIp())
                .time("created", token.createdAt())
                .flag("livemode", token.tenant().livemode())
                .text("type", "card")
                .flag("used", token.used())
                .build();
    }

    private static ObjectNode ofMethod(CardFacts card) {
        var checks =
                StripeObject.part()
                        .text("address_line1_check", null)
                        .text("address_postal_code_check", null)
                        .text("cvc_check", UNCHECKED)
                        .build();
        var networks =
                StripeObject.part()
                        .texts("available", List.of(card.brand()))
                        .text("preferred", null)
                        .build();
        return common(StripeObject.part().text("brand", card.brand()), card)
                .node("checks", checks)
                .text("display_brand", card.brand())
                .text("generated_from", null)
                .node("networks", networks)
                .node("three_d_secure_usage", StripeObject.part().flag("supported", true).build())
                .text("wallet", null)
                .build();
    }

    /** On a token the brand is a name, on a payment method a word. */
    private static ObjectNode ofToken(Token token) {
        var card = token.card();
        return common(StripeObject.of("card", token.cardId()).text("brand", brandName(card)), card)
                .text("address_city", null)
                .text("address_country", null)
                .text("address_line1", null)
                .text("address_line1_check", null)
                .text("address_line2", null)
                .text("address_state", null)
                .text("address_zip", null)
                .text("address_zip_check", null)
                .text("cvc_check", UNCHECKED)
                .text("dynamic_last4", null)
                .texts("metadata", Map.of())
                .text("name", null)
                .text("tokenization_method", null)
                .build();
    }

    private static StripeObject common(StripeObject into, CardFacts card) {
        return into.text("country", card.country())
                .number("exp_month", card.expMonth())
                .number("exp_year", card.expYear())
                .text("fingerprint", card.fingerprint())
                .text("funding", card.funding())
                .text("last4", card.last4())
                .text("regulated_status", null);
    }

    private static String brandName(CardFacts card) {
        return switch (card.brand()) {
            case "visa" -> "Visa";
            case "mastercard" -> "MasterCard";
            case "amex" -> "American Express";
            case "discover" -> "Discover";
            case "diners" -> "Diners Club";
            case "jcb" -> "JCB";
            case "unionpay" -> "UnionPay";
            default -> "Unknown";
        };
    }

    private static ObjectNode billing(BillingDetails details) {
        return StripeObject.part()
                .node("address", address(details.address()))
                .text("email", details.email())
                .text("name", details.name())
                .text("phone", details.phone())
                .text("tax_id", null)
                .build();
    }

    private static ObjectNode address(@Nullable Address given) {
        var address = given == null ? new Address(null, null, null, null, null, null) : given;
        return StripeObject.part()
                .text("city", address.city())
                .text("country", address.country())
                .text("line1", address.line1())
                .text("line2", address.line2())
                .text("postal_code", address.postalCode())
                .text("state", address.state())
                .build();
    }
}
