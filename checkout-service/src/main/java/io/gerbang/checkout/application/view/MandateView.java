package io.gerbang.checkout.application.view;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.domain.SetupIntent;
import io.gerbang.checkout.domain.SetupState.Succeeded;
import io.gerbang.web.response.StripeObject;

/** What a succeeded setup intent allows while the shopper is away, as a Mandate. */
public final class MandateView {

    private MandateView() {}

    /**
     * The mandate that {@link SetupIntent#mandateId} names.
     *
     * @param active whether its payment method can still be charged
     */
    public static ObjectNode of(SetupIntent setup, Succeeded success, boolean active) {
        var details = JsonNodeFactory.instance.objectNode();
        details.putObject("card");
        details.put("type", "card");
        return StripeObject.of("mandate", setup.mandateId())
                .node("customer_acceptance", acceptance(setup, success))
                .flag("livemode", setup.livemode())
                .node("multi_use", JsonNodeFactory.instance.objectNode())
                .text("payment_method", setup.paymentMethod().facts().id())
                .node("payment_method_details", details)
                .text("status", active ? "active" : "inactive")
                .text("type", "multi_use")
                .build();
    }

    /** Of which nothing was said, happened offline. */
    private static ObjectNode acceptance(SetupIntent setup, Succeeded success) {
        var said = setup.lastAttempt().acceptance();
        var at = said == null || said.at() == null ? success.at() : said.at();
        var view = StripeObject.part().time("accepted_at", at);
        var online = said == null ? null : said.online();
        if (online == null) {
            return view.node("offline", JsonNodeFactory.instance.objectNode())
                    .text("type", "offline")
                    .build();
        }
        return view.node(
                        "online",
                        StripeObject.part()
                                .text("ip_address", online.ipAddress())
                                .text("user_agent", online.userAgent())
                                .build())
                .text("type", "online")
                .build();
    }
}
