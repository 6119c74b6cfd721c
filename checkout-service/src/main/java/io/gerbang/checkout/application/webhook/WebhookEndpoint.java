package io.gerbang.checkout.application.webhook;

import io.gerbang.checkout.application.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a merchant wants to be told.
 *
 * @param enabledEvents event types; {@code *} for all
 * @param apiVersion copied into each event, so that the merchant's SDK can read it
 * @param enabled whether anything is sent there
 * @param secret {@code whsec_…}, signs every delivery; never in a log
 * @param rolled the secret before, which signs beside it for a while; null where there is none
 */
public record WebhookEndpoint(
        String id,
        Tenant tenant,
        String url,
        List<String> enabledEvents,
        @Nullable String apiVersion,
        @Nullable String description,
        Map<String, String> metadata,
        boolean enabled,
        String secret,
        @Nullable RolledSecret rolled,
        Instant createdAt) {

    /** The version of events for endpoints and requests that name none. */
    public static final String DEFAULT_API_VERSION = "2026-10-28.endive";

    /** A secret that has had its time; never in a log. */
    public record RolledSecret(String secret, Instant expiresAt) {

        @Override
        public String toString() {
            return "RolledSecret[" + expiresAt + "]";
        }
    }

    /** With another secret; the one until now still signs until then. */
    WebhookEndpoint roll(String next, Instant until) {
        return new WebhookEndpoint(
                id,
                tenant,
                url,
                enabledEvents,
                apiVersion,
                description,
                metadata,
                enabled,
                next,
                new RolledSecret(secret, until),
                createdAt);
    }

    WebhookEndpoint disabled() {
        return new WebhookEndpoint(
                id,
                tenant,
                url,
                enabledEvents,
                apiVersion,
                description,
                metadata,
                false,
                secret,
                rolled,
                createdAt);
    }

    @Override
    public String toString() {
        return "WebhookEndpoint[" + id + "]";
    }
}
