package io.gerbang.checkout.application.order;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.idempotency.IdempotentCall;
import io.gerbang.checkout.domain.SavedMethod;
import io.gerbang.checkout.domain.SetupCommand;
import io.gerbang.checkout.domain.SetupIntent;
import org.jspecify.annotations.Nullable;

/**
 * What one request asks of a setup intent.
 *
 * @param created the new setup intent, where the request makes one
 * @param command what to do with it; null where making it is all
 * @param method the payment method that the request names, as it was found
 * @param call the request's Idempotency-Key, where it has one
 * @param requestId correlates everything that follows
 * @param shopperIp whose keyed hash alone leaves this service; null where the shop's server asks
 */
public record SetupOrder(
        ObjectRef setup,
        @Nullable SetupIntent created,
        @Nullable SetupCommand command,
        @Nullable SavedMethod method,
        @Nullable IdempotentCall call,
        String requestId,
        @Nullable String shopperIp) {}
