package io.gerbang.checkout.application.merchant;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.web.response.StripeObject;

/** A merchant on the Stripe wire, as an Account with a dashboard of its own. */
public final class AccountView {

    private AccountView() {}

    public static ObjectNode of(Merchant merchant) {
        var capabilities = StripeObject.part().text("card_payments", "active").build();
        return StripeObject.of("account", merchant.id())
                .text("business_type", null)
                .node("capabilities", capabilities)
                .flag("charges_enabled", true)
                .text("country", merchant.country())
                .time("created", merchant.createdAt())
                .text("default_currency", merchant.defaultCurrency())
                .flag("details_submitted", true)
                .text("email", null)
                .node("metadata", JsonNodeFactory.instance.objectNode())
                .flag("payouts_enabled", true)
                .node("settings", settings(merchant))
                .text("type", "standard")
                .build();
    }

    private static ObjectNode settings(Merchant merchant) {
        return StripeObject.part()
                .node(
                        "branding",
                        StripeObject.part()
                                .text("icon", null)
                                .text("logo", null)
                                .text("primary_color", null)
                                .text("secondary_color", null)
                                .build())
                .node("card_payments", descriptors("prefix", "prefix_kana", "prefix_kanji"))
                .node(
                        "dashboard",
                        StripeObject.part()
                                .text("display_name", merchant.name())
                                .text("timezone", "Etc/UTC")
                                .build())
                .node("payments", payments())
                .build();
    }

    /** A payment has the descriptor that it brings, and none of the account's. */
    private static ObjectNode payments() {
        var view = descriptors("kana", "kanji", "prefix_kana", "prefix_kanji");
        view.putNull("statement_descriptor");
        return view;
    }

    private static ObjectNode descriptors(String... kinds) {
        var view = JsonNodeFactory.instance.objectNode();
        for (var kind : kinds) {
            view.putNull("statement_descriptor_" + kind);
        }
        return view;
    }
}
