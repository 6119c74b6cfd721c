package io.gerbang.checkout.application.payment;

import io.gerbang.checkout.application.view.PaymentView;
import io.gerbang.checkout.domain.Amounts;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.Rejection;
import io.gerbang.checkout.domain.Rejection.AlreadyRefunded;
import io.gerbang.checkout.domain.Rejection.AmountNotDivisible;
import io.gerbang.checkout.domain.Rejection.ChargeNotRefundable;
import io.gerbang.checkout.domain.Rejection.MethodNotOfCustomer;
import io.gerbang.checkout.domain.Rejection.MethodOfCustomer;
import io.gerbang.checkout.domain.Rejection.MethodSpent;
import io.gerbang.checkout.domain.Rejection.NothingToRefund;
import io.gerbang.checkout.domain.Rejection.PaymentMethodMissing;
import io.gerbang.checkout.domain.Rejection.RefundTooLarge;
import io.gerbang.checkout.domain.Rejection.SecretOfAnother;
import io.gerbang.checkout.domain.Rejection.ServerConfirms;
import io.gerbang.checkout.domain.Rejection.UnexpectedState;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.error.StripeException;
import io.gerbang.web.text.Echo;

/** Rejections in Stripe's words. */
public final class Rejections {

    private Rejections() {}

    public static StripeException error(Rejection rejection) {
        return switch (rejection) {
            case UnexpectedState(Payment payment, String verb, String allowed) ->
                    StripeErrors.paymentIntentUnexpectedState(
                            "You cannot %s this PaymentIntent because it has a status of %s. "
                                            .formatted(verb, payment.state().status())
                                    + "Only a PaymentIntent with one of the following statuses may"
                                    + " be used: "
                                    + allowed
                                    + ".",
                            PaymentView.of(payment));
            case SecretOfAnother(Payment payment) ->
                    StripeErrors.resourceMissing("payment_intent", payment.id(), "client_secret");
            case ServerConfirms(Payment payment) ->
                    StripeErrors.invalid(
                                    400,
                                    "This PaymentIntent %s cannot be confirmed using your publishable"
                                                    .formatted(payment.id())
                                            + " key because its `confirmation_method` is set to"
                                            + " `manual`. Please use your secret key instead, or"
                                            + " create a PaymentIntent with `confirmation_method`"
                                            + " set to `automatic`.")
                            .code("payment_intent_invalid_parameter")
                            .object("payment_intent", PaymentView.of(payment))
                            .build();
            case PaymentMethodMissing(Payment payment) ->
                    StripeErrors.paymentIntentUnexpectedState(
                            "You cannot confirm this PaymentIntent because it's missing a payment"
                                    + " method.",
                            PaymentView.of(payment));
            case Rejection.OfHold ofHold -> HoldRejections.error(ofHold);
            case Rejection.OfSetup ofSetup -> SetupRejections.error(ofSetup);
            case AmountNotDivisible(Payment payment, String param) -> {
                var currency = payment.currency();
                yield StripeErrors.amountNotDivisible(param, Amounts.step(currency), currency)
                        .about("payment_intent", PaymentView.of(payment));
            }
            case Rejection.OfMethod ofMethod -> method(ofMethod);
            case RefundTooLarge(Payment payment, long requested, long refundable) ->
                    StripeErrors.invalid(
                                    400,
                                    "Refund amount (%d) is greater than unrefunded amount on charge"
                                                    .formatted(requested)
                                            + " (%d)".formatted(refundable))
                            .param("amount")
                            .object("payment_intent", PaymentView.of(payment))
                            .build();
            case AlreadyRefunded(Payment payment) ->
                    StripeErrors.chargeAlreadyRefunded(payment.latestChargeId());
            case ChargeNotRefundable(String charge) ->
                    StripeErrors.invalidParameter(
                            "charge",
                            "charge_not_refundable",
                            "Charge %s took no money, so none of it can be refunded."
                                    .formatted(charge));
            case NothingToRefund(Payment payment) ->
                    StripeErrors.invalid(
                                    400,
                                    "This PaymentIntent (%s) does not have a successful charge to"
                                                    .formatted(payment.id())
                                            + " refund.")
                            .param("payment_intent")
                            .build();
        };
    }

    private static StripeException method(Rejection.OfMethod rejection) {
        return switch (rejection) {
            case MethodOfCustomer(String id, String intent) ->
                    method(
                            "The PaymentMethod %s belongs to a Customer. Please include the Customer"
                                            .formatted(id)
                                    + " in the `customer` parameter on the %s.".formatted(intent));
            case MethodNotOfCustomer(String id, String customer) ->
                    method(
                            "The PaymentMethod %s does not belong to the Customer %s."
                                            .formatted(id, Echo.safe(customer))
                                    + " Please use this PaymentMethod with the Customer that it"
                                    + " belongs to instead.");
            case MethodSpent() ->
                    method(
                            "The provided PaymentMethod was previously used with a PaymentIntent"
                                    + " without Customer attachment, shared with a connected account"
                                    + " without Customer attachment, or was detached from a Customer."
                                    + " It may not be used again. To use a PaymentMethod multiple"
                                    + " times, you must attach it to a Customer first.");
        };
    }

    private static StripeException method(String message) {
        return StripeErrors.invalid(400, message).param("payment_method").build();
    }
}
