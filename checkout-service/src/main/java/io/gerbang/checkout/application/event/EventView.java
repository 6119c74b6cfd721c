package io.gerbang.checkout.application.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.gerbang.web.response.StripeObject;

/** An event on the Stripe wire. */
public final class EventView {

    private EventView() {}

    /**
     * @param apiVersion the version that the reader's SDK expects; stripe-java gives no object
     *     where it is of another release train
     * @param pendingWebhooks endpoints that have not taken it
     */
    public static ObjectNode of(MerchantEvent event, String apiVersion, int pendingWebhooks) {
        var data = JsonNodeFactory.instance.objectNode();
        data.putRawValue("object", new RawValue(event.object()));
        if (event.previousAttributes() != null) {
            data.putRawValue("previous_attributes", new RawValue(event.previousAttributes()));
        }
        return StripeObject.of("event", event.id())
                .text("api_version", apiVersion)
                .time("created", event.createdAt())
                .node("data", data)
                .flag("livemode", event.tenant().livemode())
                .number("pending_webhooks", pendingWebhooks)
                .node(
                        "request",
                        StripeObject.part()
                                .text("id", event.requestId())
                                .text("idempotency_key", event.idempotencyKey())
                                .build())
                .text("type", event.type())
                .build();
    }
}
