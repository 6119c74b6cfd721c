package io.gerbang.checkout.application;

import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.PaymentCommand;
import org.jspecify.annotations.Nullable;

/**
 * What one request asks of a payment.
 *
 * @param created the new payment, where the request makes one
 * @param command what to do with the payment; null where making it is all
 * @param call the request's Idempotency-Key, where it has one
 * @param requestId correlates everything that follows
 * @param shopperIp whose keyed hash alone leaves this service; null where the shop's server asks
 */
public record PaymentOrder(
        ObjectRef payment,
        @Nullable Payment created,
        @Nullable PaymentCommand command,
        @Nullable IdempotentCall call,
        String requestId,
        @Nullable String shopperIp) {}
