package io.gerbang.checkout.application.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.web.response.StripeObject;
import org.jspecify.annotations.Nullable;

/** Where a shopper has to go before it goes on. */
final class NextAction {

    private NextAction() {}

    static ObjectNode redirect(String url, @Nullable String returnUrl) {
        return StripeObject.part()
                .node(
                        "redirect_to_url",
                        StripeObject.part().text("return_url", returnUrl).text("url", url).build())
                .text("type", "redirect_to_url")
                .build();
    }
}
