package io.gerbang.checkout.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an outcome made of a payment.
 *
 * @param charge as it is now; null where it did not change
 * @param refund as it is now; null where none is concerned
 * @param notices what the merchant is told, in order
 */
public record Change(
        Payment payment, @Nullable Charge charge, @Nullable Refund refund, List<Notice> notices) {

    public Change {
        notices = List.copyOf(notices);
    }

    static Change none(Payment payment) {
        return new Change(payment, null, null, List.of());
    }
}
