package io.gerbang.checkout.application.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try at a delivery.
 *
 * @param status HTTP status; null where there was no answer
 * @param latencyMs from the beginning until the answer's head, or until there was none
 * @param error what went wrong; null where nothing did
 * @param response the beginning of the answer's body, without anything secret; null where it had
 *     none
 */
public record Attempt(
        Instant at,
        @Nullable Integer status,
        long latencyMs,
        @Nullable String error,
        @Nullable String response) {}
