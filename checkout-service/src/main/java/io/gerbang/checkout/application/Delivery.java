package io.gerbang.checkout.application;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to one endpoint.
 *
 * @param attempts how many were made before
 */
public record Delivery(
        long id, MerchantEvent event, Target target, int attempts, Instant createdAt) {

    /**
     * The endpoint, as far as a delivery needs it.
     *
     * @param apiVersion the version of the event's form
     * @param secret signs the delivery; never in a log
     */
    public record Target(
            String endpointId, String url, @Nullable String apiVersion, String secret) {

        @Override
        public String toString() {
            return "Target[" + endpointId + "]";
        }
    }
}
