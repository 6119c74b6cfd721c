package io.gerbang.checkout.application.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.PaymentFailure;
import io.gerbang.checkout.domain.SetupIntent;
import io.gerbang.web.error.ErrorBody;
import io.gerbang.web.error.ErrorType;
import io.gerbang.web.error.StripeErrors;
import io.gerbang.web.error.StripeException;
import org.jspecify.annotations.Nullable;

/** A failed attempt in words, by Stripe's error and decline codes. */
public final class CardErrors {

    private static final String AUTHENTICATION_FAILURE = "payment_intent_authentication_failure";
    private static final String SETUP_AUTHENTICATION_FAILURE =
            "setup_intent_authentication_failure";

    private static final String TOO_MANY_DECLINES = "card_decline_rate_limit_exceeded";

    private CardErrors() {}

    /** The answer to the request that made the attempt. */
    public static StripeException of(Payment payment, PaymentFailure failure) {
        var error = error(failure).object("payment_intent", PaymentView.of(payment));
        return payment.paymentMethod() == null
                ? error.build()
                : error.object("payment_method", PaymentMethodView.of(payment)).build();
    }

    /** The same for a setup intent. */
    public static StripeException of(SetupIntent setup, PaymentFailure failure) {
        var error = error(failure).object("setup_intent", SetupIntentView.of(setup));
        return setup.paymentMethod() == null
                ? error.build()
                : error.object("payment_method", PaymentMethodView.of(setup)).build();
    }

    /** The same as a part of an object. */
    static ObjectNode json(PaymentFailure failure) {
        return (ObjectNode) ErrorBody.of(error(failure).build()).get("error");
    }

    /** What the shopper may be told. */
    public static String message(PaymentFailure failure) {
        return switch (failure.code()) {
            case "expired_card" -> "Your card has expired.";
            case "incorrect_cvc" -> "Your card's security code is incorrect.";
            case "incorrect_number" -> "Your card number is incorrect.";
            case "processing_error" ->
                    "An error occurred while processing your card. Try again in a little bit.";
            case TOO_MANY_DECLINES ->
                    "This card has been declined too many times. You can try to charge this card"
                            + " again after 24 hours.";
            case AUTHENTICATION_FAILURE -> unauthenticated("PaymentIntent");
            case SETUP_AUTHENTICATION_FAILURE -> unauthenticated("SetupIntent");
            case "authentication_required" ->
                    "Your card was declined. This transaction requires authentication.";
            default -> declined(failure);
        };
    }

    private static String unauthenticated(String object) {
        return "The provided PaymentMethod has failed authentication. You can provide"
                + " payment_method_data or a new PaymentMethod to attempt to fulfill this "
                + object
                + " again.";
    }

    private static String declined(PaymentFailure failure) {
        return "insufficient_funds".equals(failure.declineCode())
                ? "Your card has insufficient funds."
                : "Your card was declined.";
    }

    private static StripeException.Builder error(PaymentFailure failure) {
        if (AUTHENTICATION_FAILURE.equals(failure.code())
                || SETUP_AUTHENTICATION_FAILURE.equals(failure.code())) {
            return StripeErrors.invalid(400, message(failure)).code(failure.code());
        }
        if (TOO_MANY_DECLINES.equals(failure.code())) {
            return StripeException.of(429, ErrorType.CARD_ERROR, message(failure))
                    .code(failure.code())
                    .declineCode(failure.declineCode())
                    .charge(failure.chargeId());
        }
        return StripeErrors.card(failure.code(), failure.declineCode(), message(failure))
                .param(param(failure.code()))
                .charge(failure.chargeId());
    }

    /** What the shopper should look at again; null where it is not one of the card's fields. */
    private static @Nullable String param(String code) {
        return switch (code) {
            case "expired_card" -> "exp_month";
            case "incorrect_cvc" -> "cvc";
            case "incorrect_number" -> "number";
            default -> null;
        };
    }
}
