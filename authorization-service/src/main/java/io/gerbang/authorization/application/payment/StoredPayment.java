package io.gerbang.authorization.application.payment;

import io.gerbang.authorization.domain.Payment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment with what surrounds it.
 *
 * @param context of the latest attempt; null where none has come
 * @param contextStored whether that context is in the store already, but for its trace
 * @param sequence of the last event that was published of it
 * @param messages how many messages to the network it has brought about
 * @param dueAt when somebody must look after it if nothing happens before; null where nobody must
 */
public record StoredPayment(
        String paymentId,
        String merchantId,
        boolean livemode,
        Payment payment,
        @Nullable AttemptContext context,
        boolean contextStored,
        long sequence,
        int messages,
        @Nullable Instant dueAt) {

    /** The context of a payment that has an attempt. */
    AttemptContext attempted() {
        if (context == null) {
            throw new IllegalStateException(paymentId + " has no attempt");
        }
        return context;
    }
}
