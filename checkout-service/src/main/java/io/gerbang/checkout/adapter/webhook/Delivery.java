package io.gerbang.checkout.adapter.webhook;

import io.gerbang.checkout.application.MerchantEvent;
import io.gerbang.checkout.application.WebhookEndpoint;
import java.time.Instant;

/**
 * An event on its way to one endpoint.
 *
 * @param attempts how many were made before
 */
record Delivery(
        long id, MerchantEvent event, WebhookEndpoint endpoint, int attempts, Instant createdAt) {}
