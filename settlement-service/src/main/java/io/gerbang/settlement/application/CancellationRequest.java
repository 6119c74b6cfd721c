package io.gerbang.settlement.application;

import io.gerbang.settlement.domain.AccountHolder;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's wish to keep a payout back.
 *
 * @param key the Idempotency-Key; null where there is none
 * @param fingerprint of the whole request
 */
public record CancellationRequest(
        AccountHolder holder, String payoutId, @Nullable String key, String fingerprint) {}
