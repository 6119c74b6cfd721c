package io.gerbang.checkout.domain;

import io.gerbang.checkout.domain.Rejection.MethodNotOfCustomer;
import io.gerbang.checkout.domain.Rejection.MethodOfCustomer;
import io.gerbang.checkout.domain.Rejection.MethodSpent;
import org.jspecify.annotations.Nullable;

/**
 * Who may pay with what: a customer's payment method pays for that customer alone, and one that
 * belongs to nobody pays once. A payment may try again with what it tried before.
 *
 * @see <a href="https://docs.stripe.com/api/payment_methods/attach">Stripe: attach</a>
 */
public final class MethodRules {

    private MethodRules() {}

    /** Why the payment cannot be made with it; null where it can. */
    public static @Nullable Rejection refuse(Payment payment, SavedMethod method) {
        return refuse(payment.details().customerId(), payment.id(), method, "PaymentIntent");
    }

    /** Why the card cannot be set up; null where it can. */
    public static @Nullable Rejection refuse(SetupIntent setup, SavedMethod method) {
        return refuse(setup.details().customerId(), setup.id(), method, "SetupIntent");
    }

    private static @Nullable Rejection refuse(
            @Nullable String customer, String userId, SavedMethod method, String intent) {
        if (method.customerId() != null) {
            if (method.customerId().equals(customer)) {
                return null;
            }
            return customer == null
                    ? new MethodOfCustomer(method.id(), intent)
                    : new MethodNotOfCustomer(method.id(), customer);
        }
        var spent = method.wasSpent() && !userId.equals(method.usedBy());
        return spent ? new MethodSpent() : null;
    }

    /** Whether the payment keeps its method for the customer once it is authorized. */
    public static boolean keeps(Payment payment) {
        return payment.details().customerId() != null
                && payment.details().setupFutureUsage() != null
                && payment.paymentMethod() != null;
    }
}
