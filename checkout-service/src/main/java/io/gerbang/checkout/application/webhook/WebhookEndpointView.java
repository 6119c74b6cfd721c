package io.gerbang.checkout.application.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.web.response.StripeObject;

/** A webhook endpoint on the Stripe wire. */
public final class WebhookEndpointView {

    private WebhookEndpointView() {}

    /** Without the secret. */
    public static ObjectNode of(WebhookEndpoint endpoint) {
        return StripeObject.of("webhook_endpoint", endpoint.id())
                .text("api_version", endpoint.apiVersion())
                .text("application", null)
                .time("created", endpoint.createdAt())
                .text("description", endpoint.description())
                .texts("enabled_events", endpoint.enabledEvents())
                .flag("livemode", endpoint.tenant().livemode())
                .texts("metadata", endpoint.metadata())
                .text("status", endpoint.enabled() ? "enabled" : "disabled")
                .text("url", endpoint.url())
                .build();
    }

    /** With the secret, which is shown when it is made and never again. */
    public static ObjectNode withSecret(WebhookEndpoint endpoint) {
        return of(endpoint).put("secret", endpoint.secret());
    }
}
