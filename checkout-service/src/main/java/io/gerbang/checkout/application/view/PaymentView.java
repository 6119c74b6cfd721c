package io.gerbang.checkout.application.view;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gerbang.checkout.domain.Payment;
import io.gerbang.checkout.domain.PaymentFailure;
import io.gerbang.checkout.domain.PaymentState.Canceled;
import io.gerbang.checkout.domain.PaymentState.RequiresAction;
import io.gerbang.checkout.domain.PaymentState.RequiresPaymentMethod;
import io.gerbang.events.CaptureMethod;
import io.gerbang.events.HoldOptions;
import io.gerbang.events.ThreeDSecureWish;
import io.gerbang.web.response.StripeObject;
import org.jspecify.annotations.Nullable;

/** A payment as a PaymentIntent. */
public final class PaymentView {

    private PaymentView() {}

    public static ObjectNode of(Payment payment) {
        var details = payment.details();
        var canceled = payment.state() instanceof Canceled state ? state : null;
        var attached = payment.attachedMethod();
        return StripeObject.of("payment_intent", payment.id())
                .node("allowed_payment_method_types", null)
                .number("amount", details.amount())
                .number("amount_capturable", payment.capturableAmount())
                .node("amount_details", amountDetails())
                .number("amount_received", payment.capturedAmount())
                .text("application", null)
                .number("application_fee_amount", null)
                .node("automatic_payment_methods", null)
                .time("canceled_at", canceled == null ? null : canceled.at())
                .text("cancellation_reason", canceled == null ? null : canceled.reason())
                .text("capture_method", captureMethod(details.captureMethod()))
                .text("client_secret", payment.clientSecret())
                .text("confirmation_method", details.confirmationMethod())
                .time("created", payment.createdAt())
                .text("currency", details.currency())
                .text("customer", details.customerId())
                .text("customer_account", null)
                .text("description", details.description())
                .node("excluded_payment_method_types", null)
                .node("last_payment_error", lastError(payment))
                .text("latest_charge", payment.latestChargeId())
                .flag("livemode", payment.livemode())
                .node("managed_payments", null)
                .texts("metadata", details.metadata())
                .node("next_action", nextAction(payment))
                .text("on_behalf_of", null)
                .text("payment_method", attached == null ? null : attached.facts().id())
                .node("payment_method_configuration_details", null)
                .node("payment_method_options", paymentMethodOptions(payment))
                .texts("payment_method_types", details.paymentMethodTypes())
                .node("processing", null)
                .text("receipt_email", details.receiptEmail())
                .text("review", null)
                .text("setup_future_usage", details.setupFutureUsage())
                .node("shipping", ContactView.of(details.shipping()))
                .text("source", null)
                .text("statement_descriptor", details.statementDescriptor())
                .text("statement_descriptor_suffix", details.statementDescriptorSuffix())
                .text("status", payment.state().status())
                .node("transfer_data", null)
                .text("transfer_group", details.transferGroup())
                .build();
    }

    private static @Nullable ObjectNode lastError(Payment payment) {
        if (!(payment.state() instanceof RequiresPaymentMethod(PaymentFailure failure))
                || failure == null) {
            return null;
        }
        var error = CardErrors.json(failure);
        if (payment.paymentMethod() != null) {
            error.set("payment_method", PaymentMethodView.of(payment));
        }
        return error;
    }

    private static String captureMethod(CaptureMethod method) {
        return switch (method) {
            case AUTOMATIC -> "automatic";
            case MANUAL -> "manual";
        };
    }

    static String word(@Nullable ThreeDSecureWish wish) {
        return switch (wish) {
            case null -> "automatic";
            case AUTOMATIC -> "automatic";
            case ANY -> "any";
            case CHALLENGE -> "challenge";
        };
    }

    private static ObjectNode amountDetails() {
        var details = JsonNodeFactory.instance.objectNode();
        details.putObject("tip");
        return details;
    }

    private static @Nullable ObjectNode nextAction(Payment payment) {
        return payment.state() instanceof RequiresAction action
                ? NextAction.redirect(action.url(), action.returnUrl())
                : null;
    }

    private static ObjectNode paymentMethodOptions(Payment payment) {
        var options = JsonNodeFactory.instance.objectNode();
        var card =
                options.putObject("card")
                        .putNull("installments")
                        .putNull("mandate_options")
                        .putNull("network")
                        .put("request_three_d_secure", word(payment.details().threeDSecure()));
        addWishes(card, payment.details().holdOptions());
        return options;
    }

    /** What the merchant wants to be able to do with the hold. */
    static void addWishes(ObjectNode card, @Nullable HoldOptions wanted) {
        if (wanted != null) {
            request(card, "request_incremental_authorization", wanted.incrementalAuthorization());
            request(card, "request_multicapture", wanted.multicapture());
            request(card, "request_overcapture", wanted.overcapture());
        }
    }

    private static void request(ObjectNode card, String name, boolean wanted) {
        if (wanted) {
            card.put(name, "if_available");
        }
    }
}
