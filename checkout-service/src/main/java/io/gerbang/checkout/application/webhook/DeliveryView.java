package io.gerbang.checkout.application.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.application.webhook.DeliveryStore.Report;
import io.gerbang.web.response.StripeObject;

/** How an event fares on its way to one endpoint: an object of our own, known by its event's id. */
public final class DeliveryView {

    private DeliveryView() {}

    public static ObjectNode of(Report delivery) {
        var attempts = JsonNodeFactory.instance.arrayNode();
        delivery.latest().forEach(attempt -> attempts.add(attempt(attempt)));
        return StripeObject.of("webhook_delivery", delivery.eventId())
                .number("attempt_count", delivery.attempts())
                .node("attempts", attempts)
                .time("created", delivery.createdAt())
                .time("delivered_at", delivery.delivered())
                .text("event_type", delivery.eventType())
                .text("last_error", delivery.lastError())
                .flag("livemode", delivery.tenant().livemode())
                .time("next_attempt", delivery.next())
                .text("status", status(delivery))
                .build();
    }

    private static String status(Report delivery) {
        if (delivery.delivered() != null) {
            return "succeeded";
        }
        return delivery.next() == null ? "failed" : "pending";
    }

    private static ObjectNode attempt(Attempt attempt) {
        return StripeObject.part()
                .time("created", attempt.at())
                .text("error", attempt.error())
                .number("http_status", attempt.status() == null ? null : (long) attempt.status())
                .number("latency_ms", attempt.latencyMs())
                .text("response", attempt.response())
                .build();
    }
}
