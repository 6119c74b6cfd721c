package io.gerbang.checkout.application.webhook;

import io.gerbang.checkout.application.event.MerchantEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to one endpoint.
 *
 * @param attempts how many were made before
 * @param pendingWebhooks endpoints that have not taken the event, this one among them
 * @param createdAt when it was first to be made, or when it was asked for again
 */
public record Delivery(
        long id,
        MerchantEvent event,
        Target target,
        int attempts,
        int pendingWebhooks,
        Instant createdAt) {

    /**
     * The endpoint, as far as a delivery needs it.
     *
     * @param apiVersion the version of the event's form
     * @param secrets each signs the delivery; never in a log
     */
    public record Target(
            String endpointId, String url, @Nullable String apiVersion, List<String> secrets) {

        @Override
        public String toString() {
            return "Target[" + endpointId + "]";
        }
    }
}
