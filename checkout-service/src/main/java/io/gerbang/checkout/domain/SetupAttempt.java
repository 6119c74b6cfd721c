package io.gerbang.checkout.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to set a card up.
 *
 * @param number from 1
 * @param at when it was confirmed
 * @param acceptance how the shopper agreed; null where nothing is said of it
 * @param failure why it failed; null where it has not
 */
public record SetupAttempt(
        int number,
        Instant at,
        PaymentMethod paymentMethod,
        @Nullable CustomerAcceptance acceptance,
        @Nullable PaymentFailure failure) {

    SetupAttempt failed(PaymentFailure reason) {
        return new SetupAttempt(number, at, paymentMethod, acceptance, reason);
    }
}
