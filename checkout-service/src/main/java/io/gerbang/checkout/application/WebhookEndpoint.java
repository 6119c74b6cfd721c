package io.gerbang.checkout.application;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a merchant wants to be told.
 *
 * @param enabledEvents Stripe event types; {@code *} for all
 * @param apiVersion copied into each event, so that the merchant's SDK can read it
 * @param secret {@code whsec_…}, signs every delivery; never in a log
 */
public record WebhookEndpoint(
        String id,
        Tenant tenant,
        String url,
        List<String> enabledEvents,
        @Nullable String apiVersion,
        @Nullable String description,
        Map<String, String> metadata,
        String secret,
        Instant createdAt) {

    /** The version of events for endpoints and requests that name none. */
    public static final String DEFAULT_API_VERSION = "2026-10-28.endive";

    @Override
    public String toString() {
        return "WebhookEndpoint[" + id + "]";
    }
}
