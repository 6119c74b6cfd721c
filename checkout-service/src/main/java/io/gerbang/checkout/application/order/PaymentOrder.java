package io.gerbang.checkout.application.order;

import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.idempotency.IdempotentCall;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.PaymentCommand;
import io.gerbang.checkout.domain.PaymentCommand.ConfirmPayment;
import io.gerbang.checkout.domain.PaymentMethod;
import io.gerbang.checkout.domain.SavedMethod;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one request asks of a payment.
 *
 * @param created the new payment, where the request makes one
 * @param command what to do with the payment; null where making it is all
 * @param method the payment method that the request names, as it was found
 * @param ownMethod the payment method that the request names, where it is looked up with the order
 *     instead, and has to be the customer's own
 * @param call the request's Idempotency-Key, where it has one
 * @param requestId correlates everything that follows
 * @param shopperIp whose keyed hash alone leaves this service; null where the shop's server asks
 */
public record PaymentOrder(
        ObjectRef payment,
        @Nullable Payment created,
        @Nullable PaymentCommand command,
        @Nullable SavedMethod method,
        @Nullable ObjectRef ownMethod,
        @Nullable IdempotentCall call,
        String requestId,
        @Nullable String shopperIp) {

    /** An order of a payment that exists, and that names no payment method. */
    public static PaymentOrder of(
            ObjectRef payment,
            @Nullable PaymentCommand command,
            @Nullable IdempotentCall call,
            String requestId,
            @Nullable String shopperIp) {
        return new PaymentOrder(payment, null, command, null, null, call, requestId, shopperIp);
    }

    /** The same with a payment that it makes first. */
    public PaymentOrder making(Payment made) {
        return new PaymentOrder(
                payment, made, command, method, ownMethod, call, requestId, shopperIp);
    }

    /** The same with the payment method that the request names. */
    public PaymentOrder paidWith(SavedMethod found) {
        var payable = created == null ? null : created.payableWith(found.method());
        return new PaymentOrder(payment, payable, command, found, null, call, requestId, shopperIp);
    }

    /** The same with what is to be the customer's own, and is not looked up yet. */
    public PaymentOrder paidWithOwn(ObjectRef own) {
        return new PaymentOrder(payment, created, command, null, own, call, requestId, shopperIp);
    }

    /**
     * The order with the payment method that was looked up for it; empty where that is not the
     * customer's own.
     */
    Optional<PaymentOrder> completed(Map<ObjectRef, SavedMethod> found) {
        return ownMethod == null
                ? Optional.of(this)
                : Optional.ofNullable(found.get(ownMethod))
                        .filter(own -> own.isOf(created.details().customerId()))
                        .map(this::paidWith);
    }

    /** What is to be paid with, where that is chosen now. */
    @Nullable PaymentMethod chosen(Payment payment) {
        if (command instanceof ConfirmPayment confirm && confirm.paymentMethod() != null) {
            return confirm.paymentMethod();
        }
        return created != null || command instanceof ConfirmPayment
                ? payment.attachedMethod()
                : null;
    }

    /** Whether the request names what belongs to the customer who pays. */
    boolean isWithOwn(Payment payment) {
        return method != null && method.isOf(payment.details().customerId());
    }
}
