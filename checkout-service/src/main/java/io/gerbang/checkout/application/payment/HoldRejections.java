package io.gerbang.checkout.application.payment;

import io.gerbang.checkout.application.view.PaymentView;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.Rejection;
import io.gerbang.checkout.domain.Rejection.CaptureTooLarge;
import io.gerbang.checkout.domain.Rejection.CapturesExhausted;
import io.gerbang.checkout.domain.Rejection.ChargeNotHeld;
import io.gerbang.checkout.domain.Rejection.HoldExpired;
import io.gerbang.checkout.domain.Rejection.IncrementTooSmall;
import io.gerbang.checkout.domain.Rejection.IncrementUnavailable;
import io.gerbang.checkout.domain.Rejection.IncrementsExhausted;
import io.gerbang.checkout.domain.Rejection.Locked;
import io.gerbang.checkout.domain.Rejection.MulticaptureUnavailable;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.error.StripeException;

/** The part of {@link Rejections} that is about held money. */
final class HoldRejections {

    private HoldRejections() {}

    static StripeException error(Rejection.OfHold rejection) {
        return switch (rejection) {
            case CapturesExhausted(Payment payment, int most) ->
                    parameter(
                            payment,
                            "amount_to_capture",
                            "A PaymentIntent can be captured %d times at most.".formatted(most));
            case ChargeNotHeld(String charge) ->
                    StripeErrors.invalid(400, "Charge " + charge + " holds no money to capture.")
                            .build();
            case IncrementUnavailable(Payment payment) ->
                    parameter(
                            payment,
                            "amount",
                            "The authorization of this PaymentIntent cannot be increased: it can"
                                    + " where `payment_method_options[card]"
                                    + "[request_incremental_authorization]` was `if_available`,"
                                    + " the charge says that it is available, and nothing has been"
                                    + " captured.");
            case IncrementsExhausted(Payment payment, int most) ->
                    parameter(
                            payment,
                            "amount",
                            "The authorization of a PaymentIntent can be increased %d times at most."
                                    .formatted(most));
            case IncrementTooSmall(Payment payment, long requested) ->
                    parameter(
                            payment,
                            "amount",
                            "The new amount (%d) must be greater than the authorized one (%d)."
                                    .formatted(requested, payment.amount()));
            case Locked(Payment payment) ->
                    StripeErrors.invalid(
                                    429,
                                    "This object cannot be accessed right now because another API"
                                            + " request is accessing it.")
                            .code("lock_timeout")
                            .shouldRetry(true)
                            .object("payment_intent", PaymentView.of(payment))
                            .build();
            case HoldExpired(Payment payment) ->
                    StripeErrors.invalid(
                                    400,
                                    "The charge cannot be captured because its authorization has"
                                            + " expired.")
                            .code("charge_expired_for_capture")
                            .object("payment_intent", PaymentView.of(payment))
                            .build();
            case MulticaptureUnavailable(Payment payment) ->
                    parameter(
                            payment,
                            "final_capture",
                            "This PaymentIntent cannot be captured several times: `final_capture`"
                                    + " can be false only where `payment_method_options[card]"
                                    + "[request_multicapture]` was `if_available` and the charge"
                                    + " says that multicapture is available.");
            case CaptureTooLarge(Payment payment, long requested, long capturable) ->
                    StripeErrors.invalid(
                                    400,
                                    "The requested capture amount %d is greater than the %d that"
                                                    .formatted(requested, capturable)
                                            + " can be captured for this charge.")
                            .code("amount_too_large")
                            .param("amount_to_capture")
                            .object("payment_intent", PaymentView.of(payment))
                            .build();
        };
    }

    private static StripeException parameter(Payment payment, String param, String message) {
        return StripeErrors.invalid(400, message)
                .code("payment_intent_invalid_parameter")
                .param(param)
                .object("payment_intent", PaymentView.of(payment))
                .build();
    }
}
