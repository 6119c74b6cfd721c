package io.gerbang.settlement.application;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A test clock's new time for a merchant.
 *
 * @param correlationId of the event that says so
 * @param causationId id of that event
 */
public record ClockSetting(
        String merchantId,
        String clockId,
        Instant frozenTime,
        String correlationId,
        @Nullable String causationId) {}
