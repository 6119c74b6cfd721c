package io.gerbang.checkout.application;

import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.PaymentCommand;
import io.gerbang.checkout.domain.PaymentCommand.ConfirmPayment;
import io.gerbang.checkout.domain.PaymentMethod;
import io.gerbang.checkout.domain.SavedMethod;
import org.jspecify.annotations.Nullable;

/**
 * What one request asks of a payment.
 *
 * @param created the new payment, where the request makes one
 * @param command what to do with the payment; null where making it is all
 * @param method the payment method that the request names, as it was found
 * @param call the request's Idempotency-Key, where it has one
 * @param requestId correlates everything that follows
 * @param shopperIp whose keyed hash alone leaves this service; null where the shop's server asks
 */
public record PaymentOrder(
        ObjectRef payment,
        @Nullable Payment created,
        @Nullable PaymentCommand command,
        @Nullable SavedMethod method,
        @Nullable IdempotentCall call,
        String requestId,
        @Nullable String shopperIp) {

    /** What is to be paid with, where that is chosen now. */
    @Nullable PaymentMethod chosen(Payment payment) {
        if (command instanceof ConfirmPayment confirm && confirm.paymentMethod() != null) {
            return confirm.paymentMethod();
        }
        return created != null || command instanceof ConfirmPayment
                ? payment.paymentMethod()
                : null;
    }

    /** Whether the request names what belongs to the customer who pays. */
    boolean isWithOwn(Payment payment) {
        return method != null
                && method.customerId() != null
                && method.customerId().equals(payment.details().customerId());
    }
}
